"""What machines read beside the API.

routes.py   their addresses
"""
