"""What the environment sets. Every name starts with MADOGUCHI_; nothing must be set to start."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """``own_folders``: an organisation's folders beside the national ones, separated by ":".

    Each may hold ``organisations.yaml``, ``channels/``, ``prefectures/``, ``rules/``, ``sources.yaml``, ``advice/``
    and ``cautions/``. ``reload_seconds``: how often their files are looked at; 0 turns it off. ``exit_to``: where the
    exit control leads, an https address without login, search or suggestions; the weather by default.
    """

    model_config = SettingsConfigDict(env_prefix="MADOGUCHI_")

    own_folders: Annotated[tuple[Path, ...], NoDecode] = ()
    reload_seconds: float = Field(default=2.0, ge=0)
    exit_to: str = Field(default="https://www.jma.go.jp/bosai/forecast/", pattern=r"^https://[^\s\"<>]+$")

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


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
