"""The people of the made-up hospital, and how they sign in."""
import pathlib

from .desk import Desk


def desk_with_cast(folder: pathlib.Path, database: str | None = None) -> Desk:
    """A desk that fills itself with the demo hospital when it starts."""
    return Desk(folder, database, "--demo")


def password(desk: Desk) -> str:
    """One for everybody; made anew for each desk."""
    return (desk.folder / "data/demo-sign-in.txt").read_text().strip()
