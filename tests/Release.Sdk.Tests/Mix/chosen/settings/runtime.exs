import Config

if place = System.get_env("CHOSEN_PLACE"), do: config(:chosen, place: place)
