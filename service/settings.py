"""What the environment sets. Every name starts with MADOGUCHI_, but for DATABASE_URL; nothing must be set to start."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """``own_folders``: an organisation's folders beside the national ones, separated by ":".

    Each may hold ``organisations.yaml``, ``channels/``, ``prefectures/``, ``rules/``, ``sources.yaml``, ``advice/``
    and ``cautions/``. ``reload_seconds``: how often their files are looked at; 0 turns it off. ``exit_to``: where the
    exit control leads, an https address without login, search or suggestions; the weather by default.

    For the counselor's desk: ``data``: the folder of its database and key; ``database``: DATABASE_URL, a SQLite file in
    ``data`` by default; ``secret``: in place of the key file, where several machines share a database; ``origin``: the
    address people see, to which passkeys are bound; ``idle_minutes`` and ``session_hours``: when a session ends;
    ``counts``: daily numbers by channel; ``oidc_*``: an organisation's own sign-in.

    For frames: ``portal_key``: the public keys by which schools' own lines are checked, as `madoguchi portal key` prints
    them, with "," between an old and a new one; by default the one in ``data``.
    """

    model_config = SettingsConfigDict(env_prefix="MADOGUCHI_", populate_by_name=True, hide_input_in_errors=True)

    own_folders: Annotated[tuple[Path, ...], NoDecode] = ()
    reload_seconds: float = Field(default=2.0, ge=0)
    exit_to: str = Field(default="https://www.jma.go.jp/bosai/forecast/", pattern=r"^https://[^\s\"<>]+$")

    data: Path = Path("var")
    database: str = Field(default="", validation_alias="DATABASE_URL")
    secret: str | None = Field(default=None, repr=False)
    origin: str = Field(default="http://localhost:8000", pattern=r"^https?://[^\s\"<>/]+$")
    idle_minutes: int = Field(default=30, ge=1, le=240)
    session_hours: int = Field(default=10, ge=1, le=24)
    counts: bool = False
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = Field(default="", repr=False)
    portal_key: str = ""

    @model_validator(mode="after")
    def _in_the_data_folder(self) -> "Settings":
        if not self.database:
            self.database = f"sqlite:///{self.data.absolute() / 'desk.sqlite3'}"
        return self

    @field_validator("own_folders", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(Path(part) for part in value.split(":") if part) if isinstance(value, str) else value

    @field_validator("own_folders")
    @classmethod
    def _exist(cls, folders: tuple[Path, ...]) -> tuple[Path, ...]:
        for folder in folders:
            if not folder.is_dir():
                raise ValueError("MADOGUCHI_OWN_FOLDERS names a folder that does not exist")
        return folders

    @field_validator("portal_key")
    @classmethod
    def _public_keys(cls, value: str) -> str:
        if not value:
            return value
        from service.signing.public import parse

        return ",".join(parse(part).string for part in value.split(","))


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
