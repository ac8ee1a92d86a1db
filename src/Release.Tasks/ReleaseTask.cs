namespace Release.Tasks;
