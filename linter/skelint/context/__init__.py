"""What files say of user pools: the one room of the engine that knows a service, as one file of it cannot show the others."""
