"""A paper that uses each block, as the papers of a committee do."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from PIL import Image, ImageDraw

from leaderdesk.documents.papers.blocks import (
    Block,
    Boxes,
    Bullets,
    Chart,
    Choice,
    Column,
    CutLine,
    Facts,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Logo,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
    Text,
    WriteLines,
)
from leaderdesk.documents.pdf.fonts import measure
from leaderdesk.drawings.balances import Curve, Words, draw_balances
from leaderdesk.drawings.shares import Share, draw_shares

MONEY = "12\u202f345,67\u00a0€"
VOTES = (Column("Voix", "content"), Column("Nombre", is_number=True), Column("Part", is_number=True))
PLAN = (
    Column("Dépense", 3, is_heading=True),
    Column("Financeur", 2),
    Column("Présenté", is_number=True),
    Column("Retenu", is_number=True),
    Column("FEADER", is_number=True),
)


def logo(name: str, colour: str, size: tuple[int, int] = (420, 150)) -> Logo:
    """A picture as people scan them, with a ground one sees through."""
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.ellipse((4, 4, size[1] - 4, size[1] - 4), fill=colour)
    pen.rectangle((size[1] + 12, size[1] // 3, size[0] - 4, size[1] * 2 // 3), fill=colour)
    kept = BytesIO()
    image.save(kept, "PNG")
    return Logo(name, kept.getvalue())


def plan_table(lines: int = 4, caption: str = "Plan de financement") -> Table:
    """Figures to the right, a group, a total."""
    rows = [Row(("Dépenses de personnel",), "group")]
    rows += [
        Row(
            (
                f"Animation du réseau, année {rank}",
                "Région",
                f"{rank}\u202f345,67\u00a0€",
                MONEY,
                "9\u202f876,54\u00a0€",
            )
        )
        for rank in range(1, lines + 1)
    ]
    rows.append(Row(("Total", "", "123\u202f456,78\u00a0€", "98\u202f765,43\u00a0€", "65\u202f432,10\u00a0€"), "total"))
    return Table(PLAN, tuple(rows), caption)


def share_chart() -> Chart:
    """Who pays what."""
    shares = (
        Share("FEADER", 6543210, "65\u202f432,10\u00a0€", "66\u00a0%", "fund"),
        Share("Région", 2000000, "20\u202f000,00\u00a0€", "20\u00a0%", "public", "hatch"),
        Share("Porteur", 1333333, "13\u202f333,33\u00a0€", "14\u00a0%", "own", "dots"),
    )
    drawing = draw_shares(shares, 560, measure)
    rows = tuple(Row((share.name, share.told, share.part)) for share in shares)
    return Chart(
        drawing,
        drawing.said,
        Table((Column("Qui", 1), Column("Combien", is_number=True), Column("Part", is_number=True)), rows),
    )


def cash_chart() -> Chart:
    """The cash of a holder month by month."""
    months = [f"{month:02d}/2027" for month in range(1, 13)]
    likely = [500000, 420000, 300000, 100000, -200000, -450000, -620000, -300000, 150000, 350000, 420000, 500000]
    curves = (
        Curve("Au plus tôt", [each + 200000 for each in likely], "early", "dashed"),
        Curve("Probable", likely, "likely"),
    )
    marks = {cents: f"{cents // 100}\u00a0€" for cents in (-750000, -500000, -250000, 0, 250000, 500000, 750000)}
    words = Words(
        months, marks, "−6\u202f200\u00a0€ en juillet 2027", "La trésorerie passe sous zéro de mai à août 2027."
    )
    return Chart(draw_balances(curves, words, 560, 220, measure), words.said)


def project(rank: int) -> tuple[Block, ...]:
    """A project as the minutes say it."""
    title = f"2026-{rank:03d} · Tiers-lieu « L’Atelier du Causse »"
    facts = (
        ("Porteur", f"Association Les Amis du Causse n°\u00a0{rank}"),
        ("Fiche-action", "3 — Services à la population et vie locale"),
        ("Passage", (Text("Programmation", is_strong=True), Text(" (avis d’opportunité favorable le 14/10/2026)"))),
        ("Coût total", "123\u202f456,78\u00a0€"),
    )
    notes = tuple(
        Row((name, "3 voix sur 4 ont noté ; les membres saluent l’ancrage local du projet." * times, "4", "3,5"))
        for name, times in (("Ancrage local", 1), ("Innovation", 2), ("Emploi", 1), ("Environnement", 3))
    )
    grid = (
        Column("Critère", is_heading=True),
        Column("Ce que le comité a retenu", 1),
        Column("Sur", is_number=True),
        Column("Note", is_number=True),
    )
    return (
        Heading(2, title),
        Facts(facts),
        plan_table(3 + rank % 4),
        Table(grid, (*notes, Row(("Note collective", "", "20", "13,2"), "total")), "Notes par critère"),
        Paragraph(
            (
                Text("Décision : favorable. ", is_strong=True),
                Text("Le comité approuve une aide de "),
                Text(MONEY, is_strong=True),
                Text(" et demande un point d’étape en 2027."),
            )
        ),
        Paragraph("Le porteur précise que les travaux commencent en mars. " * 4, "quote"),
    )


def every_block() -> tuple[Block, ...]:
    """Each block once at least."""
    people = tuple(
        Row((f"Prénom Nom-Composé {rank}", "Titulaire", "Communauté de communes des Monts", ""), lines=2)
        for rank in range(1, 16)
    )
    return (
        Heading(1, "Compte rendu et relevé de décisions du comité de programmation du 11 décembre 2026"),
        Paragraph("GAL des Monts et Vallées\nMaison du territoire\n12, place de la République\n48000 Mende", "address"),
        Paragraph("Le comité s’est réuni à 18\u00a0h\u00a030, sous la présidence de Mme\u00a0Œuvrard. " * 5),
        Facts((("Lieu", "Salle polyvalente"), ("Présidence", "Mme Œuvrard, présidente"), ("Animation", "M. Ñuñez"))),
        KeyFigures(
            (
                KeyFigure("Projets examinés", "12", "dont 2 en second passage"),
                KeyFigure("Aide décidée", "151\u202f861,76\u00a0€", "sur 210\u202f000,00\u00a0€ disponibles"),
                KeyFigure("Quorum", "14 sur 24", "atteint, 9 privés"),
                KeyFigure("Durée", "2\u00a0h\u00a045"),
            )
        ),
        Heading(2, "Ordre du jour"),
        Bullets(
            (
                "Approbation du compte rendu précédent",
                "Examen des projets, dans l’ordre du classement " * 4,
                "Questions diverses",
            ),
            is_numbered=True,
        ),
        Bullets(
            (
                "Un point sans ordre",
                (Text("Un point "), Text("important", is_strong=True), Text(" ou "), Text("nuancé", is_italic=True)),
            )
        ),
        Paragraph("Trois membres se sont retirés au point 4 et n’ont pris part ni au débat ni au vote. " * 2, "note"),
        Paragraph("Document établi à partir des notes prises en séance.", "small"),
        Heading(3, "Votes"),
        Table(
            VOTES,
            (
                Row(("Pour", "12", "86\u00a0%")),
                Row(("Contre", "2", "14\u00a0%")),
                Row(("Exprimés", "14", "100\u00a0%"), "total"),
            ),
        ),
        plan_table(),
        share_chart(),
        cash_chart(),
        Heading(2, "Émargement"),
        Table(
            (Column("Nom", is_heading=True), Column("Qualité"), Column("Structure", 2), Column("Signature", 2)),
            people,
            "Collège public",
        ),
        Heading(2, "Bulletin"),
        Boxes(
            "Votre vote sur le projet\u00a0:", (Choice("Pour"), Choice("Contre"), Choice("Abstention", is_ticked=True))
        ),
        Boxes(
            "Choisissez",
            (
                Choice("Je participerai à la réunion du comité de programmation et je recevrai le dossier"),
                Choice("Je ne participerai pas et je préviens mon suppléant, qui me remplacera"),
            ),
        ),
        WriteLines(3, "Observations"),
        CutLine("✂ Talon à renvoyer avant le 4 décembre 2026"),
        KeepTogether(
            (
                Paragraph("Fait à Mende, le 11 décembre 2026.", "strong"),
                Signatures((Signature("Mme Œuvrard", "Présidente du GAL"), Signature("M. Ñuñez", "Animateur"))),
            )
        ),
        PageBreak(),
        *project(1),
        *project(2),
    )


def paper(*blocks: Block, is_draft: bool = False, pictures: int = 4) -> Paper:
    """A paper with all that may stand around its text."""
    names = (
        ("Union européenne", "navy"),
        ("Région", "darkred"),
        ("GAL des Monts", "darkgreen"),
        ("Département", "purple"),
    )
    return Paper(
        kind="minutes",
        title="Compte rendu du comité du 11 décembre 2026",
        reference="CR-2026-04",
        blocks=blocks or every_block(),
        author="GAL des Monts et Vallées",
        made_on=date(2026, 12, 11),
        subject="Comité de programmation LEADER",
        digest="3f2a9c0d77e1b4a58c6d",
        is_draft=is_draft,
        logos=tuple(logo(name, colour) for name, colour in names[:pictures]),
        mention="Cofinancé par l’Union européenne\u00a0: l’Europe investit dans les zones rurales.",
    )
