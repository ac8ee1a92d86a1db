% Places of the goods.
-define(PLACES, 7).
