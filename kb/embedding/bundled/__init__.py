"""The model that comes with the program: the file that its package carries (`blob`) and the folder that is prepared from it (`layout`)."""
