"""The outlines of the communes in French: what a file has of the territory, what it lacks, why it cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from leaderdesk.domain.maps.communes import MapCommune
from leaderdesk.domain.maps.features import Fault, Label
from leaderdesk.domain.maps.finding import EpciOffer, Namesakes, OutlinePreview
from leaderdesk.words.formats import counted, number
from leaderdesk.words.maps import listed, short_epci
from leaderdesk.words.phrases import spaced

REFUSALS: Mapping[str, str] = {
    "not_outlines": "Ce fichier n’est pas un GeoJSON de communes : il en faut un qui commence par une liste"
    " « features ». S’il est compressé (.zip, .gz), décompressez-le d’abord.",
    "outlines_topojson": "Ce fichier est un TopoJSON, que LeaderDesk ne lit pas. Prenez-le au format GeoJSON.",
    "outlines_unreadable": "Ce fichier GeoJSON est abîmé ou incomplet : rien n’a été repris. "
    "Téléchargez-le de nouveau.",
    "outlines_too_fine": "Les contours trouvés ont trop de points pour être gardés d’un coup. "
    "Prenez une version allégée du fichier, par exemple à cent mètres.",
    "outlines_too_large": "« {name} » est trop gros pour un fichier de contours. Prenez celui d’un département ou d’une"
    " région.",
    "no_outline_found": "Ce fichier n’a aucun contour d’une commune du territoire : rien n’a été repris.",
}
_FAULTS: Mapping[Fault, str] = {
    "no_code": "sans code INSEE",
    "no_shape": "sans contour",
    "wrong_shape": "contour qui n’est pas une surface",
    "elsewhere": "coordonnées qui ne sont ni des longitudes et latitudes, ni du Lambert 93",
    "too_fine": "contour de trop de points",
}
SOME_OTHER = "aucune d’elles"
WHOLE_EPCIS = "Prendre toutes les communes d’un EPCI (entre parenthèses : dans le fichier, dont déjà trouvées)"


def preview_title(preview: OutlinePreview) -> str:
    """What is being looked at."""
    return spaced(f"Ce que « {PurePath(preview.source).name} » a du territoire")


def found(preview: OutlinePreview) -> str:
    """How many outlines would come."""
    count = len(preview.shapes)
    if not count:
        return spaced(f"Aucune commune du territoire parmi {_communes(preview.read)} du fichier.")
    points = counted(preview.points, "point", "points")
    return spaced(f"{_outlines(count)} à reprendre, en {points}, sur {_communes(preview.read)} du fichier.")


def missing(preview: OutlinePreview) -> str:
    """The communes that the file does not have."""
    if not preview.missing:
        return ""
    return spaced(f"Absentes du fichier ({number(len(preview.missing))}) : {listed(preview.missing)}.")


def faults(preview: OutlinePreview) -> str:
    """The communes whose outline cannot be used, and features without a code."""
    said = [f"{name} ({_FAULTS[fault]})" for name, fault in preview.faults]
    parts = [f"Illisibles : {listed(said)}."] if said else []
    if preview.nameless:
        parts.append(f"{counted(preview.nameless, 'contour', 'contours')} sans code INSEE, laissés de côté.")
    return spaced(" ".join(parts))


def which(namesakes: Namesakes) -> str:
    """What is asked of a name that several communes have."""
    code = f" ({namesakes.code}, absent du fichier)" if namesakes.code else ""
    return spaced(f"Laquelle est « {namesakes.name} »{code} ?")


def candidate(label: Label) -> str:
    """One of them."""
    return f"{label.name} ({label.insee}{', ' + label.epci if label.epci else ''})"


def whole_epci(offer: EpciOffer) -> str:
    """An EPCI of which every commune may come."""
    count, found = number(offer.communes), number(offer.found)
    return f"{short_epci(offer.name)} ({count}, dont {found})"


def state(points: int) -> str:
    """Whether a commune has an outline."""
    return f"oui, {counted(points, 'point', 'points')}" if points else "non"


def kept(outlined: int, communes: int) -> str:
    """How many of the communes have one."""
    if not communes:
        return spaced("Aucune commune n’est connue : remplissez d’abord « Communes du territoire », dans les réglages.")
    if not outlined:
        return spaced(f"{_communes(communes)}, aucun contour : la carte se fait par cases.")
    return f"{_outlines(outlined)} pour {_communes(communes)}."


def imported(count: int) -> str:
    """That outlines came."""
    return spaced(f"{_outlines(count)} en place : la carte des bilans les montre.")


def removed(count: int) -> str:
    """That outlines were taken away."""
    return f"{_outlines(count)} {'retiré' if count == 1 else 'retirés'}."


def place(commune: MapCommune) -> str:
    """Whether a commune is of the territory."""
    return {True: "oui", False: "non", None: "non renseigné"}[commune.is_inside]


def _communes(count: int) -> str:
    return counted(count, "commune", "communes")


def _outlines(count: int) -> str:
    return counted(count, "contour", "contours")
