"""The people of the made-up hospital, how they sign in, and tokens for programs of theirs."""
import pathlib
import re

from .desk import Desk

def desk_with_cast(folder: pathlib.Path, database: str | None = None) -> Desk:
    """A desk that fills itself with the demo hospital when it starts; its systems are not played."""
    return Desk(folder, database, "--demo", "--no-simulation")


def password(desk: Desk) -> str:
    """One for everybody; made anew for each desk."""
    return (desk.folder / "data/demo-sign-in.txt").read_text().strip()


def token(desk: Desk, who: str) -> str:
    """A token that may do what its person may, made on the page of their account."""
    with desk.caller() as caller:
        entered = caller.form("/sign-in", {"name": who, "password": password(desk)})
        assert entered.status == 303, f"{who} cannot sign in: {entered.status}"
        cookie = "; ".join(line.split(";")[0] for line in entered.cookies)
        offered = re.findall(r'name="scopes" value="([^"]+)"', caller.get("/account", Cookie=cookie).body.decode())
        page = caller.form(
            "/account/tokens", [("name", "proof"), ("days", "2"), *(("scopes", scope) for scope in offered)],
            Cookie=cookie)
        found = re.search(r'aria-label="The token" value="([^"]+)"', page.body.decode())
        assert found, f"{page.status}: {page.body[-3000:]!r}"
        return found[1]
