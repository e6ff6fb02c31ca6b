"""The finder: one screen from what is known to the places to turn to. Asked and answered on the device.

page.py   the page: the questions, the frame of the answer, and where the browser finds the rest
"""

from web.desk.finder.page import add_routes

__all__ = ["add_routes"]
