"""A base that cannot be opened, written, saved or brought up to date, in French: what happened, then what to do."""

from __future__ import annotations

from collections.abc import Mapping

REFUSALS: Mapping[str, str] = {
    "missing": "Le fichier « {name} » est introuvable. Vérifiez son emplacement, ou restaurez une sauvegarde.",
    "empty_file": "Le fichier « {name} » est vide : ce n’est plus une base. Restaurez une sauvegarde.",
    "not_a_base": "« {name} » n’est pas une base LeaderDesk. Choisissez un fichier .leaderdesk, "
    "ou restaurez une sauvegarde si c’en était une.",
    "damaged": "La base « {name} » est endommagée ({detail}). Restaurez une sauvegarde ; le fichier est conservé.",
    "foreign_wal": "Le journal d’écriture « {log} » posé à côté de « {name} » vient d’une autre base. "
    "Déplacez ce fichier ailleurs, puis rouvrez la base.",
    "older_copy": "« {name} » est une copie plus ancienne que la base connue de cet ordinateur. "
    "Retrouvez la plus récente ou restaurez une sauvegarde.",
    "newer_version": "La base « {name} » vient d’une version plus récente de LeaderDesk (base {found}, "
    "programme {known}). Mettez le programme à jour ; le fichier n’a pas été touché.",
    "no_way_up": "La base « {name} » (version {found}) ne peut pas être mise à niveau vers la version {known} : "
    "réinstallez le programme complet.",
    "read_only_file": "Le fichier « {name} » est en lecture seule. Rendez-le modifiable, ou travaillez sur une copie.",
    "read_only_folder": "Le dossier de « {name} » est en lecture seule, or la base doit y écrire son journal. "
    "Copiez la base dans un dossier à vous, puis ouvrez la copie.",
    "unreadable": "Vous n’avez pas le droit de lire « {name} ». Demandez ce droit à qui gère l’ordinateur.",
    "unwritable": "Vous n’avez pas le droit d’écrire « {name} » à cet endroit. Choisissez un autre dossier, "
    "ou demandez ce droit à qui gère l’ordinateur.",
    "stale_sidecars": "Le fichier « {log} », à côté de « {name} », est en lecture seule et contient des modifications. "
    "Rendez-le modifiable, puis rouvrez la base.",
    "network_place": "« {name} » est sur un partage réseau, où une base peut être abîmée. "
    "Travaillez sur une copie locale.",
    "removable_place": "« {name} » est sur un support amovible, qui peut être retiré en plein travail. "
    "Travaillez sur une copie locale.",
    "linked_file": "« {name} » a plusieurs noms sur le disque (lien dur). "
    "Faites-en une vraie copie, puis ouvrez la copie.",
    "changed_outside": "Le fichier « {name} » a été modifié ou remplacé par un autre programme. Rien n’y a été écrit. "
    "Fermez la base : votre travail est alors sauvegardé. Rouvrez-la ensuite pour vérifier son état.",
    "suspect_base": "La base « {name} » présente une anomalie : aucune sauvegarde n’en est prise, "
    "et les anciennes sont gardées. Lancez la vérification, puis restaurez une sauvegarde.",
    "backup_damaged": "La sauvegarde « {name} » est endommagée. Choisissez-en une autre.",
    "nothing_readable": "Plus rien n’est lisible dans « {name} ». Gardez ce fichier tel quel "
    "et restaurez une sauvegarde.",
    "not_a_backup": "« {name} » n’est pas une sauvegarde de LeaderDesk. Choisissez un fichier de la liste.",
    "backup_of_another": "Cette sauvegarde est celle d’une autre base que « {name} ». Choisissez une des siennes.",
    "migration_lost_rows": "La mise à niveau de « {name} » aurait changé le nombre de lignes de {table} "
    "({before} avant, {after} après) : elle a été annulée, la base est intacte.",
    "migration_orphans": "La mise à niveau de « {name} » aurait laissé des lignes sans leur dossier (table {table}) : "
    "elle a été annulée, la base est intacte.",
    "migration_failed": "La mise à niveau de « {name} » se heurte à des données anciennes ({detail}) : elle a été "
    "annulée, la base est intacte. Gardez l’ancienne version du programme et signalez ce message.",
    "read_only": "La base est ouverte en lecture seule. Travaillez sur une copie pour la modifier.",
    "no_such_backup": "Aucune sauvegarde ne correspond à « {wanted} ». "
    "Donnez son rang, son nom ou son chemin (commande « backups »).",
    "not_an_example": "« {name} » n’est pas une base d’exemple : elle n’a pas été supprimée. "
    "Pour l’écarter, déplacez son fichier.",
}
