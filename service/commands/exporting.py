"""`export` and `verify`: the public side as files."""

import asyncio
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from directory.hours import local_datetime
from service.clock import now
from service.commands.common import BAD_INPUT, WRONG_FILES, cannot_start, stop
from service.settings import settings

if TYPE_CHECKING:
    from fastapi import FastAPI

    from service.exporting.making import Copy
    from service.exporting.plan import Plan, Public
    from service.signing.public import PublicKey


def export(
    to: Annotated[Path | None, typer.Option(help="The folder; an earlier copy in it is replaced.")] = None,
    single_file: Annotated[Path | None, typer.Option(help="One HTML file instead, for a machine without network.")] = None,
    base: Annotated[str, typer.Option(help="Where the copy will stand on its host, e.g. /sodan/")] = "/",
    languages: Annotated[str | None, typer.Option(help="E.g. ja,en; all without it.")] = None,
    places: Annotated[str | None, typer.Option(help="Frames and papers for these prefectures only, e.g. 13,27.")] = None,
    frame: Annotated[list[str] | None, typer.Option(help="A frame as a file of its own, by its link; may be repeated.")] = None,
    day: Annotated[str | None, typer.Option(help="Made as on this day, e.g. 2026-11-21; today without it.")] = None,
    language: Annotated[str, typer.Option(help="Of the single file.")] = "ja",
    place: Annotated[str | None, typer.Option(help="Of the single file: a prefecture, e.g. 13.")] = None,
    level: Annotated[str | None, typer.Option(help="Of the single file: a level of school, e.g. junior.")] = None,
) -> None:
    """Write the whole public side as files that any web server, object store or CDN can serve, signed; or as one file."""
    if (to is None) == (single_file is None):
        stop("--to か --single-file のどちらか一つを / either --to or --single-file", BAD_INPUT)
    if single_file and frame:
        stop("--frame は --to といっしょに使います / --frame goes with --to", BAD_INPUT)
    app = _app()
    if single_file:
        _write_single(app, single_file, language, place, level)
    if to:
        _write_folder(app, to, _with_frames(app.state.public, _plan(app.state.public, base, languages, places, day), frame or []))


def _write_folder(app: "FastAPI", to: Path, plan: "Plan") -> None:
    started = time.monotonic()
    copy = _write(app, to, plan)
    size, seconds = copy.size / 1_000_000, time.monotonic() - started
    typer.echo(f"{to}: {len(copy.hashes)} 件、{size:.1f} MB、{seconds:.1f} 秒 / files, MB, seconds")
    _tell_frames(plan)


def _write_single(app: "FastAPI", path: Path, language: str, place: str | None, level: str | None) -> None:
    from service.exporting import single_file
    from service.exporting.plan import ExportError

    try:
        size = single_file.write(app, path, language=language, place=place, level=level)
    except ExportError as error:
        stop(str(error), BAD_INPUT)
    except OSError:
        stop(f"{path} に書けません / cannot be written", WRONG_FILES)
    typer.echo(f"{path}: {size / 1_000:.0f} kB")


def verify(
    folder: Annotated[Path, typer.Argument(help="A copy that `export` wrote.")],
    key: Annotated[str | None, typer.Option(help="The public key or its file; that of this installation without it.")] = None,
) -> None:
    """Say which files of a copy were changed, are missing or were added, and whether its list was signed by the key."""
    from service.exporting import manifest
    from service.signing import minisign
    from service.signing.errors import SigningError

    try:
        listed, signature = (folder / manifest.NAME).read_bytes(), (folder / manifest.SIGNATURE).read_text("utf-8", "replace")
        found = manifest.differences(folder)
        made = minisign.verify(listed, signature, _public_key(key))
    except OSError:
        stop(f"{folder} に MANIFEST か署名がありません / has no MANIFEST or no signature", WRONG_FILES)
    except manifest.ManifestError:
        stop(f"{folder} の MANIFEST は読めません / its MANIFEST cannot be read", WRONG_FILES)
    except SigningError as error:
        stop(str(error), WRONG_FILES)
    for said, paths in (("変更 changed", found.changed), ("不足 missing", found.missing), ("余分 extra", found.extra)):
        for path in paths:
            typer.echo(f"{said}: {path}")
    if found:
        raise typer.Exit(WRONG_FILES)
    typer.echo(f"署名のとおりです / as it was signed: {made}")


def _app() -> "FastAPI":
    from documents.problems import ProblemsFound
    from service.app import create_app
    from service.desk.keys import WeakSecretError

    try:
        return create_app(settings())
    except ProblemsFound as error:
        cannot_start(error)
    except WeakSecretError as error:
        stop(str(error), WRONG_FILES)


def _plan(public: "Public", base: str, languages: str | None, places: str | None, day: str | None) -> "Plan":
    from service.exporting.plan import Plan

    if not (base.startswith("/") and base.endswith("/")) or set(base) & set(" \"'<>?#\\&") or "//" in base:
        stop("--base: /sodan/ のように、/ で始め / で終えます / must begin and end with /, e.g. /sodan/", BAD_INPUT)
    try:
        made = date.fromisoformat(day) if day else local_datetime(now()).date()
    except ValueError:
        stop("--day: 2026-11-21 のように書きます / must be a day such as 2026-11-21", BAD_INPUT)
    return Plan(
        day=made,
        base=base,
        languages=_some_of("--languages", languages, public.languages),
        places=_some_of("--places", places, public.places),
        origin=settings().origin,
    )


def _with_frames(public: "Public", plan: "Plan", links: list[str]) -> "Plan":
    """Where the languages are chosen, those of the frames come along: their questions and answers are on the device."""
    from service.exporting.plan import ExportError

    day = max(plan.day, local_datetime(now()).date())
    try:
        frames = tuple(dict.fromkeys(public.frame(link, day) for link in links))
    except ExportError as error:
        stop(str(error), WRONG_FILES)
    spoken = frozenset(frame.language for frame in frames) if plan.languages else frozenset()
    return replace(plan, frames=frames, languages=plan.languages | spoken)


def _tell_frames(plan: "Plan") -> None:
    from service.exporting.layout import file_of
    from service.portals.address import snippet

    for frame in plan.frames:
        path = file_of(frame.address)
        typer.echo(f"\n{frame.address} → {path}\n{snippet(plan.origin + plan.base + path)}")


def _some_of(option: str, given: str | None, known: tuple[str, ...]) -> frozenset[str]:
    chosen = frozenset((given or "").split(",")) - {""}
    if unknown := sorted(chosen.difference(known)):
        stop(f"{option}: {', '.join(unknown)} はありません / there is no such one", BAD_INPUT)
    return chosen


def _write(app: "FastAPI", to: Path, plan: "Plan") -> "Copy":
    from rich.progress import Progress

    from service.exporting.making import make
    from service.exporting.plan import ExportError
    from service.signing import keys
    from service.signing.errors import SigningError

    with Progress(transient=True) as shown:
        task = shown.add_task("")
        try:
            key = keys.load_or_make(settings().data)
            return asyncio.run(make(app, to, plan, key, lambda done, all: shown.update(task, completed=done, total=all)))
        except (ExportError, SigningError) as error:
            stop(str(error), WRONG_FILES)
        except OSError as error:
            stop(f"{error.filename or to} に書けません / cannot be written: {error.strerror}", WRONG_FILES)


def _public_key(given: str | None) -> "PublicKey":
    from service.signing import keys, public

    if given is None:
        own = keys.load_public(settings().data)
        return own or stop("--key: 公開鍵がいります / a public key is needed", BAD_INPUT)
    file = Path(given)
    return public.parse(file.read_text("utf-8", "replace") if file.is_file() else given)
