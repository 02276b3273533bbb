"""The home page in French: what is to be done, before when, what the gauges mean, what changed since the last visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

from leaderdesk.domain.home.changes import Changed, Changes, Visit
from leaderdesk.domain.home.gauges import CashGauge, CommitteeGauge, DelaysGauge, EnvelopesGauge
from leaderdesk.domain.home.tasks import Group, Section, Task, Urgency
from leaderdesk.domain.steps import Value
from leaderdesk.words import eligibility, formats, lives, treasuries
from leaderdesk.words.actions import entry_label
from leaderdesk.words.codes import word
from leaderdesk.words.formats import capital
from leaderdesk.words.phrases import Filler, money, spaced
from leaderdesk.words.sitting_plans import long_day

# A text that somebody typed is cut there: whole, it is where the line leads.
_LONGEST = 110
_TYPED = {
    "asked": ("text",),
    "claim_planned": ("label",),
    "deadline": ("text",),
    "next_step": ("text",),
    "obligation": ("label",),
}
# What was done last, where it stands on one line with the rest.
_SHORT = 60
_URGENCIES: dict[Urgency, str] = {
    "late": "En retard",
    "week": "Cette semaine",
    "cash": "Trésoreries à voir",
    "month": "Dans les 30 jours",
    "later": "À voir venir",
    "undated": "Sans échéance",
}
_TASKS = {
    "agreement_ends": "L’accord de coopération prend fin",
    "asked": "{text}{asked_of:asked}",
    "call_closes": "Clôture de l’appel à projets",
    "cash_danger": "Trésorerie en danger : {carried}",
    "cash_late": "Versement en retard de {late:months} sur le plan",
    "cash_worse": "Trésorerie plus tendue que prévu : {carried}",
    "claim_in_hand": "Demande {kind:claim} entre les mains du GAL",
    "claim_planned": "Demande de paiement prévue : {label} ({amount:cents})",
    "claim_to_complete": "Demande {kind:claim} à compléter ({hand:hand})",
    "claim_to_file": "Demande {kind:claim} prête à déposer",
    "control_answer": "Contrôle ({body:body}) : répondre à {count:findings}",
    "convention_ends": "La convention prend fin",
    "deadline": "{deadline:deadline}{text:after}",
    "decommitment": "Il reste {left:euros} {measure:aim}, sans quoi ce montant est perdu (dégagement d’office)",
    "funder_lapses": "La décision de {funder} n’est plus valable après cette date ({left:cents} à verser)",
    "funder_too_short": "Décision de {funder} à prolonger ({left:cents}) : le fonds peut n’arriver que le {late:day}",
    "next_step": "{text}",
    "obligation": "{label}",
    "partner_undecided": "Décision attendue du comité de : {names}",
    "piece_expires": "Pièce à renouveler : {piece}",
    "pieces_missing": "{count:pieces}",
    "reconcile": "Rapprocher la base du tableau de la région (le dernier : {last})",
    "region_answer": "{count:answers} de la région",
    "running_ceiling": "{text}",
    "sitting": "Séance à préparer",
    "sitting_to_end": "Séance encore ouverte, à clore",
    "sitting_to_seal": "Séance close, à sceller",
    "target": "Il reste {left:euros} {measure:aim}",
}
_MORE = {
    "agreement_ends": ("fin d’accord de coopération", "fins d’accords de coopération"),
    "asked": ("demande", "demandes"),
    "cash_danger": ("trésorerie en danger", "trésoreries en danger"),
    "cash_late": ("versement en retard", "versements en retard"),
    "cash_worse": ("trésorerie plus tendue", "trésoreries plus tendues"),
    "call_closes": ("appel à projets", "appels à projets"),
    "claim_in_hand": ("demande de paiement au GAL", "demandes de paiement au GAL"),
    "claim_planned": ("demande de paiement prévue", "demandes de paiement prévues"),
    "claim_to_complete": ("demande de paiement à compléter", "demandes de paiement à compléter"),
    "claim_to_file": ("demande de paiement à déposer", "demandes de paiement à déposer"),
    "control_answer": ("réponse à un contrôle", "réponses à des contrôles"),
    "convention_ends": ("fin de convention", "fins de convention"),
    "deadline": ("échéance", "échéances"),
    "decommitment": ("dégagement d’office à éviter", "dégagements d’office à éviter"),
    "funder_lapses": ("décision de cofinanceur", "décisions de cofinanceurs"),
    "funder_too_short": ("décision de cofinanceur à prolonger", "décisions de cofinanceurs à prolonger"),
    "next_step": ("prochaine étape", "prochaines étapes"),
    "obligation": ("obligation", "obligations"),
    "partner_undecided": ("partenaire qui n’a pas décidé", "partenaires qui n’ont pas décidé"),
    "piece_expires": ("pièce à renouveler", "pièces à renouveler"),
    "pieces_missing": ("dossier incomplet", "dossiers incomplets"),
    "reconcile": ("rapprochement à faire", "rapprochements à faire"),
    "region_answer": ("réponse attendue de la région", "réponses attendues de la région"),
    "running_ceiling": ("plafond de frais de fonctionnement", "plafonds de frais de fonctionnement"),
    "sitting": ("séance à préparer", "séances à préparer"),
    "sitting_to_end": ("séance à clore", "séances à clore"),
    "sitting_to_seal": ("séance à sceller", "séances à sceller"),
    "target": ("objectif à tenir", "objectifs à tenir"),
}
KINDS = frozenset(_TASKS)
# A line is read alone: it says what is wanted, where the record says what is to be done.
_DEADLINES = {
    "acknowledge": "Accusé de réception à envoyer",
    "begin_work": "Travaux à commencer",
    "claim_balance": "Solde à demander",
    "complete_file": "Dossier à compléter",
    "instruct": "Instruction à terminer",
    "lift_conditions": "Réserves à lever",
    "pay": "Paiement du fonds attendu",
    "seek_opinion": "Avis d’opportunité à obtenir",
    "sign_convention": "Convention à signer",
}
_AIMS = {
    "programmed": "à programmer",
    "convention": "à mettre sous convention",
    "claimed": "à demander en paiement",
    "certified": "à faire certifier",
    "paid": "à faire payer",
}
_CLAIMS = {"instalment": "d’acompte", "balance": "de solde", "advance": "d’avance"}


def say_section(section: Section) -> str:
    """An urgency, how many things wait there, and until when it runs."""
    name = _URGENCIES[section.urgency]
    if section.until is not None and section.urgency == "week":
        name = "Cette semaine et la suivante" if section.runs_on else name
        return f"{name} ({formats.number(section.count)}), jusqu’au {long_day(section.until)}"
    return f"{name} ({formats.number(section.count)})"


def say_task(task: Task) -> str:
    """What is to be done."""
    if task.kind == "piece_expires":
        return spaced(f"Pièce à renouveler : {task.data['label'] or eligibility.piece(str(task.data['piece']))}")
    if task.kind == "next_step" and not task.data["text"]:
        return "Prochaine étape, à préciser"
    if task.kind in ("cash_danger", "cash_worse"):
        return spaced(_TASKS[task.kind].format(carried=_carried(task.data)))
    said = _TASKS[task.kind]
    if not task.data.get("funder", "named"):
        said = said.replace("de {funder}", "d’un cofinanceur à nommer")
    typed = {name: _cut(str(task.data[name])) for name in _TYPED.get(task.kind, ()) if task.data.get(name)}
    return _FILLER.fill(said, {**task.data, **typed})


def _carried(data: Mapping[str, Value]) -> str:
    bridge, gap, months = (int(str(data[name])) for name in ("bridge", "gap", "months"))
    return treasuries.in_short(Fraction(bridge, 100), Fraction(gap, 100), months)


def say_about(task: Task) -> str:
    """The dossier, or whatever it is about."""
    return f"{task.name} · {task.title}" if task.name else task.title


def say_when(task: Task, on: date) -> str:
    """The day, and how many days it is away under its title; or since when it waits."""
    if task.due_on is None:
        return f"depuis le {formats.day(task.since)}" if task.since else ""
    days = abs((task.due_on - on).days)
    return f"{formats.day(task.due_on)} · {formats.number(days)}{formats.NO_BREAK}j"


def say_aloud(task: Task, on: date) -> str:
    """The whole line, for who hears it without the title it stands under."""
    far = f", {_how_far(task.due_on, on)}" if task.due_on else ""
    return f"{say_task(task)}, {say_about(task)}, {say_when(task, on).partition(' · ')[0]}{far}"


def say_more(group: Group) -> str:
    """What is folded under the lines of a kind."""
    return f"et {formats.counted(group.hidden, *_more(group))}"


def say_beginnings() -> dict[str, str]:
    """What to begin with in a base without any dossier, by the page where it is done."""
    return {
        "programme:general": "Décrire le GAL et son programme",
        "programme:fiches": "Écrire les fiches-actions, leurs règles et leurs enveloppes",
        "committee:": "Composer le comité",
        "workbooks:": "Faire entrer un tableau de suivi déjà tenu dans un tableur",
        "dossiers:": "Créer le premier dossier",
    }


def say_nothing() -> str:
    """Nothing waits."""
    return "Rien n’est en retard et rien n’est attendu dans les 30 jours."


def envelopes_figure(gauge: EnvelopesGauge) -> str:
    """The part of the envelopes that is programmed."""
    return "À fixer" if gauge.rate is None else formats.rate(_whole(gauge.rate))


def envelopes_meaning(gauge: EnvelopesGauge) -> str:
    """What that leaves, and what is wrong with it."""
    if gauge.rate is None:
        return "Aucune enveloppe n’a de montant dans le programme."
    left = gauge.granted - gauge.programmed
    words = f"programmés. Il reste {money(left)}." if left >= 0 else f"programmés, soit {money(-left)} de trop."
    if gauge.over:
        words += f" {formats.counted(gauge.over, 'enveloppe dépassée', 'enveloppes dépassées')}."
    if gauge.waiting:
        words += f" {formats.counted(gauge.waiting, 'dossier attend', 'dossiers attendent')}."
    return spaced(words)


def cash_figure(gauge: CashGauge) -> str:
    """How many treasuries need a look."""
    if not gauge.alerts and gauge.left:
        return "En lecture"
    if not gauge.alerts:
        return "Aucune alerte" if gauge.read else "Rien de daté"
    return formats.counted(gauge.alerts, "alerte", "alertes")


def cash_meaning(gauge: CashGauge) -> str:
    """Why, and on how many dossiers that stands."""
    parts = [
        (gauge.danger, "trésorerie en danger", "trésoreries en danger"),
        (gauge.worse, "plus tendue que prévu", "plus tendues que prévu"),
        (gauge.late, "avec un versement en retard", "avec un versement en retard"),
    ]
    words = ", ".join(formats.counted(count, one, many) for count, one, many in parts if count)
    read = formats.counted(gauge.read, "dossier dont l’argent est daté", "dossiers dont l’argent est daté")
    if gauge.left:
        left = f"encore {formats.counted(gauge.left, 'dossier', 'dossiers')} à lire."
        return f"{words}, {left}" if words else capital(left)
    if not gauge.read:
        return "Aucun dossier ouvert n’a de dépenses ni de demandes datées."
    return f"{words}, sur {read}." if words else f"Rien ne dérive, sur {read}."


def delays_figure(gauge: DelaysGauge) -> str:
    """The likely months from a claim to its money."""
    return formats.counted(gauge.months[1], "mois", "mois")


def delays_meaning(gauge: DelaysGauge) -> str:
    """Where that comes from, its range, and what waits."""
    early, _, late = gauge.months
    words = f"d’une demande à son paiement ({early} au plus tôt, {late} au plus tard), "
    if gauge.is_measured:
        words += f"mesurés sur {formats.counted(gauge.cases, 'paiement', 'paiements')}."
    else:
        known = formats.counted(gauge.cases, "paiement connu", "paiements connus")
        words += f"d’après les réglages : {known if gauge.cases else 'aucun paiement connu'}."
    if gauge.waiting:
        words += f" {formats.counted(gauge.waiting, 'demande attend', 'demandes attendent')}"
        words += f", dont {formats.number(gauge.late)} depuis trop longtemps." if gauge.late else "."
    return spaced(words)


def committee_figure(gauge: CommitteeGauge, on: date) -> str:
    """How far the next sitting is."""
    if gauge.held_on is None:
        return "Aucune séance"
    return capital(_how_far(gauge.held_on, on))


def committee_meaning(gauge: CommitteeGauge) -> str:
    """Which sitting, with how many dossiers, and what it still lacks."""
    if gauge.held_on is None:
        return "Aucune séance du comité n’est en préparation."
    words = f"{gauge.title} : {formats.counted(gauge.dossiers, 'dossier', 'dossiers')}, "
    if not gauge.lacks:
        return spaced(f"{words}tout est prêt.")
    words += formats.counted(gauge.lacks, "point à régler", "points à régler")
    if gauge.blocking:
        words += f" dont {formats.counted(gauge.blocking, 'bloquant', 'bloquants')}"
    return spaced(f"{words}.")


def say_visit(visit: Visit) -> str:
    """Since when changes are told."""
    return spaced(f"Depuis votre visite du {formats.moment(visit.at)}")


def say_since(changes: Changes) -> str:
    """How much was done since then."""
    actions = formats.counted(changes.count + changes.older, "action", "actions")
    return f"{actions} depuis votre visite du {formats.day(changes.visit.at.astimezone().date())}"


def say_last(changes: Changes) -> str:
    """The same with what was done last."""
    told = say_since(changes)
    return f"{told}, la dernière\u00a0: {_cut(_last_of(changes.rows[0]), _SHORT)}" if changes.rows else told


def say_changed(row: Changed) -> str:
    """Who did what."""
    who = row.operator or "Quelqu’un"
    last = entry_label(row.entry.action, row.entry.kind, row.entry.subject)
    if row.is_alone:
        return spaced(f"{who} : {last}")
    actions = formats.counted(row.count, "action", "actions")
    about = f" sur le dossier {row.dossier}" if row.dossier else ""
    return spaced(f"{who} : {actions}{about}, la dernière : {last}")


def _how_far(day: date, on: date) -> str:
    days = (day - on).days
    if days < 0:
        return f"en retard de {formats.counted(-days, 'jour', 'jours')}"
    nearest = ("aujourd’hui", "demain")
    return nearest[days] if days < len(nearest) else f"dans {formats.counted(days, 'jour', 'jours')}"


def _more(group: Group) -> tuple[str, str]:
    one, many = _MORE[group.kind]
    return f"autre {one}", f"autres {many}"


def _last_of(row: Changed) -> str:
    last = entry_label(row.entry.action, row.entry.kind, row.entry.subject)
    return spaced(f"{row.operator}, {last}" if row.operator else last)


def _cut(words: str, longest: int = _LONGEST) -> str:
    plain = " ".join(words.split(" "))
    return plain if len(plain) <= longest else f"{plain[:longest].rsplit(' ', 1)[0].rstrip(' .,;:(')}…"


def _whole(rate: Fraction) -> Fraction:
    """To the whole percent, downwards: nothing is full before it is."""
    return Fraction(rate * 100 // 1, 100)


def _counted(one: str, many: str) -> Callable[[int], str]:
    return lambda count: formats.counted(count, one, many)


_FILLER = Filler(
    {
        "after": lambda words: f" : {words}" if words else "",
        "aim": lambda code: _AIMS[code],
        "euros": money,
        "asked": lambda name: f" (demandé à {name})" if name else "",
        "months": _counted("mois", "mois"),
        "answers": _counted("réponse attendue", "réponses attendues"),
        "body": lambda code: word("body", code),
        "cents": formats.money,
        "day": formats.day,
        "claim": lambda code: _CLAIMS.get(code, code),
        "deadline": lambda code: _DEADLINES.get(code) or lives.deadline(code),
        "findings": _counted("constat", "constats"),
        "hand": lambda code: word("held_by", code),
        "pieces": _counted("pièce manquante", "pièces manquantes"),
    }
)
