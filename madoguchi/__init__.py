"""The command `madoguchi`: it puts the parts together and owns none of their logic. One module for each subcommand."""
