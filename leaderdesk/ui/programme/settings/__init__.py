"""The settings of the programme, each with what it changes and where its value comes from."""
