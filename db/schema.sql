CREATE TABLE base (
	one INTEGER NOT NULL,
	id INTEGER NOT NULL,
	lineage INTEGER NOT NULL,
	created_at TEXT NOT NULL,
	is_example INTEGER NOT NULL,
	CONSTRAINT pk_base PRIMARY KEY (one),
	CONSTRAINT ck_base_one CHECK (one = 1),
	CONSTRAINT ck_base_is_example CHECK (is_example IN (0, 1))
)
 STRICT;

CREATE TABLE drafts (
	id INTEGER NOT NULL,
	base INTEGER NOT NULL,
	place TEXT NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_drafts PRIMARY KEY (id),
	CONSTRAINT uq_drafts_place UNIQUE (place)
)
 STRICT;

CREATE TABLE funders (
	id INTEGER NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	is_public INTEGER NOT NULL,
	contact TEXT,
	CONSTRAINT pk_funders PRIMARY KEY (id),
	CONSTRAINT ck_funders_kind CHECK (kind IN ('region', 'department', 'intercommunality', 'commune', 'state', 'public_body', 'private', 'other')),
	CONSTRAINT ck_funders_is_public CHECK (is_public IN (0, 1))
)
 STRICT;

CREATE TABLE gals (
	id INTEGER NOT NULL,
	name TEXT NOT NULL,
	carrier TEXT,
	region TEXT,
	CONSTRAINT pk_gals PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE holders (
	id INTEGER NOT NULL,
	name TEXT NOT NULL,
	legal_kind TEXT NOT NULL,
	nature TEXT NOT NULL,
	siret TEXT,
	address TEXT,
	postcode TEXT,
	commune TEXT,
	insee TEXT,
	epci TEXT,
	recovers_vat INTEGER,
	CONSTRAINT pk_holders PRIMARY KEY (id),
	CONSTRAINT ck_holders_legal_kind CHECK (legal_kind IN ('commune', 'intercommunality', 'public_body', 'chamber', 'association', 'cooperative', 'company', 'sole_trader', 'farm', 'person', 'other')),
	CONSTRAINT ck_holders_nature CHECK (nature IN ('public', 'public_like', 'private')),
	CONSTRAINT ck_holders_recovers_vat CHECK (recovers_vat IN (0, 1))
)
 STRICT;

CREATE INDEX ix_holders_siret ON holders (siret);

CREATE TABLE journal (
	height INTEGER NOT NULL,
	base INTEGER NOT NULL,
	lineage INTEGER NOT NULL,
	at TEXT NOT NULL,
	action TEXT NOT NULL,
	kind TEXT NOT NULL,
	undoes INTEGER,
	about TEXT,
	about_salt BLOB,
	about_digest TEXT NOT NULL,
	parent TEXT NOT NULL,
	hash TEXT NOT NULL,
	CONSTRAINT pk_journal PRIMARY KEY (height),
	CONSTRAINT ck_journal_height CHECK (height > 0),
	CONSTRAINT ck_journal_hash CHECK (length(hash) = 64),
	CONSTRAINT ck_journal_parent CHECK (length(parent) = 64),
	CONSTRAINT ck_journal_kind CHECK (kind IN ('act', 'undo', 'redo', 'barrier'))
)
 STRICT;

CREATE TABLE settings (
	id INTEGER NOT NULL,
	code TEXT NOT NULL,
	version INTEGER NOT NULL,
	holds_from TEXT,
	value TEXT NOT NULL,
	CONSTRAINT pk_settings PRIMARY KEY (id),
	CONSTRAINT uq_settings_code UNIQUE (code, version),
	CONSTRAINT ck_settings_holds_from CHECK (length(holds_from) = 10)
)
 STRICT;

CREATE TABLE structures (
	id INTEGER NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	commune TEXT,
	CONSTRAINT pk_structures PRIMARY KEY (id),
	CONSTRAINT ck_structures_kind CHECK (kind IN ('local_authority', 'public_body', 'chamber', 'association', 'company', 'park', 'person', 'other'))
)
 STRICT;

CREATE TABLE tags (
	id INTEGER NOT NULL,
	name TEXT NOT NULL,
	CONSTRAINT pk_tags PRIMARY KEY (id),
	CONSTRAINT uq_tags_name UNIQUE (name)
)
 STRICT;

CREATE TABLE view_states (
	id INTEGER NOT NULL,
	base INTEGER NOT NULL,
	"view" TEXT NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_view_states PRIMARY KEY (id),
	CONSTRAINT uq_view_states_view UNIQUE ("view")
)
 STRICT;

CREATE TABLE contacts (
	id INTEGER NOT NULL,
	holder_id INTEGER NOT NULL,
	name TEXT NOT NULL,
	role TEXT,
	phone TEXT,
	email TEXT,
	CONSTRAINT pk_contacts PRIMARY KEY (id),
	CONSTRAINT fk_contacts_holder_id FOREIGN KEY(holder_id) REFERENCES holders (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_contacts_holder_id ON contacts (holder_id);

CREATE TABLE journal_changes (
	height INTEGER NOT NULL,
	position INTEGER NOT NULL,
	table_name TEXT NOT NULL,
	row_key INTEGER NOT NULL,
	verb TEXT NOT NULL,
	"before" TEXT,
	"after" TEXT,
	salt BLOB,
	digest TEXT NOT NULL,
	erased_by INTEGER,
	CONSTRAINT pk_journal_changes PRIMARY KEY (height, position),
	CONSTRAINT fk_journal_changes_height FOREIGN KEY(height) REFERENCES journal (height) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_journal_changes_erased_by FOREIGN KEY(erased_by) REFERENCES journal (height) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_journal_changes_verb CHECK (verb IN ('created', 'changed', 'deleted'))
)
 STRICT;

CREATE INDEX ix_journal_changes_row ON journal_changes (table_name, row_key, height);

CREATE TABLE programmes (
	id INTEGER NOT NULL,
	gal_id INTEGER NOT NULL,
	title TEXT NOT NULL,
	starts_on TEXT NOT NULL,
	ends_on TEXT NOT NULL,
	CONSTRAINT pk_programmes PRIMARY KEY (id),
	CONSTRAINT fk_programmes_gal_id FOREIGN KEY(gal_id) REFERENCES gals (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_programmes_starts_on CHECK (length(starts_on) = 10),
	CONSTRAINT ck_programmes_ends_on CHECK (length(ends_on) = 10)
)
 STRICT;

CREATE INDEX ix_programmes_gal_id ON programmes (gal_id);

CREATE TABLE fiches (
	id INTEGER NOT NULL,
	programme_id INTEGER NOT NULL,
	code TEXT NOT NULL,
	title TEXT NOT NULL,
	purpose TEXT,
	position INTEGER NOT NULL,
	CONSTRAINT pk_fiches PRIMARY KEY (id),
	CONSTRAINT uq_fiches_programme_id UNIQUE (programme_id, code),
	CONSTRAINT fk_fiches_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE funds (
	id INTEGER NOT NULL,
	programme_id INTEGER NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	CONSTRAINT pk_funds PRIMARY KEY (id),
	CONSTRAINT uq_funds_programme_id UNIQUE (programme_id, code),
	CONSTRAINT fk_funds_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE seats (
	id INTEGER NOT NULL,
	programme_id INTEGER NOT NULL,
	structure_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	college TEXT NOT NULL,
	interest_group TEXT,
	titulaire TEXT,
	suppleant TEXT,
	CONSTRAINT pk_seats PRIMARY KEY (id),
	CONSTRAINT uq_seats_programme_id UNIQUE (programme_id, number),
	CONSTRAINT fk_seats_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_seats_structure_id FOREIGN KEY(structure_id) REFERENCES structures (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_seats_college CHECK (college IN ('public', 'private'))
)
 STRICT;

CREATE INDEX ix_seats_structure_id ON seats (structure_id);

CREATE TABLE envelopes (
	id INTEGER NOT NULL,
	fiche_id INTEGER NOT NULL,
	fund_id INTEGER NOT NULL,
	amount INTEGER NOT NULL,
	CONSTRAINT pk_envelopes PRIMARY KEY (id),
	CONSTRAINT uq_envelopes_fiche_id UNIQUE (fiche_id, fund_id),
	CONSTRAINT fk_envelopes_fiche_id FOREIGN KEY(fiche_id) REFERENCES fiches (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_envelopes_fund_id FOREIGN KEY(fund_id) REFERENCES funds (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_envelopes_amount CHECK (amount >= 0)
)
 STRICT;

CREATE INDEX ix_envelopes_fund_id ON envelopes (fund_id);

CREATE TABLE fiche_rules (
	id INTEGER NOT NULL,
	fiche_id INTEGER NOT NULL,
	version INTEGER NOT NULL,
	holds_from TEXT NOT NULL,
	feader_share INTEGER NOT NULL,
	max_public_aid_rate INTEGER NOT NULL,
	min_own_rate INTEGER NOT NULL,
	min_own_of_public_funding INTEGER,
	eligible_min INTEGER,
	eligible_max INTEGER,
	public_aid_min INTEGER,
	public_aid_max INTEGER,
	feader_min INTEGER,
	feader_max INTEGER,
	own_public_money_calls INTEGER NOT NULL,
	private_funds_count_as_own INTEGER NOT NULL,
	revenue_before_share INTEGER NOT NULL,
	rounding_step INTEGER NOT NULL,
	early_start_loses_operation INTEGER NOT NULL,
	source TEXT,
	CONSTRAINT pk_fiche_rules PRIMARY KEY (id),
	CONSTRAINT uq_fiche_rules_fiche_id UNIQUE (fiche_id, version),
	CONSTRAINT fk_fiche_rules_fiche_id FOREIGN KEY(fiche_id) REFERENCES fiches (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_fiche_rules_holds_from CHECK (length(holds_from) = 10),
	CONSTRAINT ck_fiche_rules_feader_share CHECK (feader_share BETWEEN 0 AND 1000000),
	CONSTRAINT ck_fiche_rules_max_public_aid_rate CHECK (max_public_aid_rate BETWEEN 0 AND 1000000),
	CONSTRAINT ck_fiche_rules_min_own_rate CHECK (min_own_rate BETWEEN 0 AND 1000000),
	CONSTRAINT ck_fiche_rules_min_own_of_public_funding CHECK (min_own_of_public_funding BETWEEN 0 AND 1000000),
	CONSTRAINT ck_fiche_rules_eligible_min CHECK (eligible_min >= 0),
	CONSTRAINT ck_fiche_rules_eligible_max CHECK (eligible_max >= 0),
	CONSTRAINT ck_fiche_rules_public_aid_min CHECK (public_aid_min >= 0),
	CONSTRAINT ck_fiche_rules_public_aid_max CHECK (public_aid_max >= 0),
	CONSTRAINT ck_fiche_rules_feader_min CHECK (feader_min >= 0),
	CONSTRAINT ck_fiche_rules_feader_max CHECK (feader_max >= 0),
	CONSTRAINT ck_fiche_rules_own_public_money_calls CHECK (own_public_money_calls IN (0, 1)),
	CONSTRAINT ck_fiche_rules_private_funds_count_as_own CHECK (private_funds_count_as_own IN (0, 1)),
	CONSTRAINT ck_fiche_rules_revenue_before_share CHECK (revenue_before_share IN (0, 1)),
	CONSTRAINT ck_fiche_rules_rounding_step CHECK (rounding_step >= 0),
	CONSTRAINT ck_fiche_rules_early_start_loses_operation CHECK (early_start_loses_operation IN (0, 1))
)
 STRICT;

CREATE TABLE dossiers (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	title TEXT NOT NULL,
	summary TEXT,
	fiche_id INTEGER NOT NULL,
	rules_id INTEGER NOT NULL,
	holder_id INTEGER NOT NULL,
	inside_share INTEGER NOT NULL,
	received_on TEXT,
	eligible_from TEXT,
	eligible_from_origin TEXT,
	opinion_on TEXT,
	programmed_on TEXT,
	convention_on TEXT,
	convention_ends_on TEXT,
	binned_on TEXT,
	CONSTRAINT pk_dossiers PRIMARY KEY (id),
	CONSTRAINT uq_dossiers_number UNIQUE (number),
	CONSTRAINT fk_dossiers_fiche_id FOREIGN KEY(fiche_id) REFERENCES fiches (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_dossiers_rules_id FOREIGN KEY(rules_id) REFERENCES fiche_rules (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_dossiers_holder_id FOREIGN KEY(holder_id) REFERENCES holders (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_dossiers_inside_share CHECK (inside_share BETWEEN 0 AND 1000000),
	CONSTRAINT ck_dossiers_received_on CHECK (length(received_on) = 10),
	CONSTRAINT ck_dossiers_eligible_from CHECK (length(eligible_from) = 10),
	CONSTRAINT ck_dossiers_eligible_from_origin CHECK (eligible_from_origin IN ('acknowledgement', 'minimal_request', 'pre_project', 'opinion', 'complete_file', 'decision', 'other')),
	CONSTRAINT ck_dossiers_opinion_on CHECK (length(opinion_on) = 10),
	CONSTRAINT ck_dossiers_programmed_on CHECK (length(programmed_on) = 10),
	CONSTRAINT ck_dossiers_convention_on CHECK (length(convention_on) = 10),
	CONSTRAINT ck_dossiers_convention_ends_on CHECK (length(convention_ends_on) = 10),
	CONSTRAINT ck_dossiers_binned_on CHECK (length(binned_on) = 10)
)
 STRICT;

CREATE INDEX ix_dossiers_fiche_id ON dossiers (fiche_id);

CREATE INDEX ix_dossiers_holder_id ON dossiers (holder_id);

CREATE INDEX ix_dossiers_rules_id ON dossiers (rules_id);

CREATE TABLE attachments (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	name TEXT NOT NULL,
	size INTEGER NOT NULL,
	digest TEXT NOT NULL,
	added_on TEXT NOT NULL,
	CONSTRAINT pk_attachments PRIMARY KEY (id),
	CONSTRAINT ck_attachments_digest CHECK (length(digest) = 64),
	CONSTRAINT ck_attachments_size CHECK (size >= 0),
	CONSTRAINT fk_attachments_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_attachments_added_on CHECK (length(added_on) = 10)
)
 STRICT;

CREATE INDEX ix_attachments_digest ON attachments (digest);

CREATE INDEX ix_attachments_dossier_id ON attachments (dossier_id);

CREATE TABLE cost_lines (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	label TEXT NOT NULL,
	kind TEXT NOT NULL,
	amount INTEGER NOT NULL,
	eligible_amount INTEGER NOT NULL,
	CONSTRAINT pk_cost_lines PRIMARY KEY (id),
	CONSTRAINT fk_cost_lines_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_cost_lines_kind CHECK (kind IN ('investment', 'works', 'service', 'study', 'staff', 'flat_rate', 'travel', 'in_kind', 'rent', 'communication', 'other')),
	CONSTRAINT ck_cost_lines_amount CHECK (amount >= 0),
	CONSTRAINT ck_cost_lines_eligible_amount CHECK (eligible_amount >= 0)
)
 STRICT;

CREATE INDEX ix_cost_lines_dossier_id ON cost_lines (dossier_id);

CREATE TABLE dossier_tags (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	tag_id INTEGER NOT NULL,
	CONSTRAINT pk_dossier_tags PRIMARY KEY (id),
	CONSTRAINT uq_dossier_tags_dossier_id UNIQUE (dossier_id, tag_id),
	CONSTRAINT fk_dossier_tags_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_dossier_tags_tag_id FOREIGN KEY(tag_id) REFERENCES tags (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_dossier_tags_tag_id ON dossier_tags (tag_id);

CREATE TABLE funding_lines (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	nature TEXT NOT NULL,
	fund_id INTEGER,
	funder_id INTEGER,
	amount INTEGER NOT NULL,
	on_base TEXT NOT NULL,
	decided_on TEXT,
	CONSTRAINT pk_funding_lines PRIMARY KEY (id),
	CONSTRAINT ck_funding_lines_fund CHECK ((nature = 'european') = (fund_id IS NOT NULL)),
	CONSTRAINT ck_funding_lines_funder CHECK (nature NOT IN ('public', 'private') OR funder_id IS NOT NULL),
	CONSTRAINT fk_funding_lines_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_funding_lines_fund_id FOREIGN KEY(fund_id) REFERENCES funds (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_funding_lines_funder_id FOREIGN KEY(funder_id) REFERENCES funders (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_funding_lines_nature CHECK (nature IN ('european', 'public', 'private', 'own')),
	CONSTRAINT ck_funding_lines_amount CHECK (amount >= 0),
	CONSTRAINT ck_funding_lines_on_base CHECK (on_base IN ('eligible', 'total')),
	CONSTRAINT ck_funding_lines_decided_on CHECK (length(decided_on) = 10)
)
 STRICT;

CREATE INDEX ix_funding_lines_dossier_id ON funding_lines (dossier_id);

CREATE INDEX ix_funding_lines_fund_id ON funding_lines (fund_id);

CREATE INDEX ix_funding_lines_funder_id ON funding_lines (funder_id);

CREATE TABLE notes (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	written_on TEXT NOT NULL,
	author TEXT NOT NULL,
	text TEXT NOT NULL,
	CONSTRAINT pk_notes PRIMARY KEY (id),
	CONSTRAINT fk_notes_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_notes_written_on CHECK (length(written_on) = 10)
)
 STRICT;

CREATE INDEX ix_notes_dossier_id ON notes (dossier_id);

CREATE TABLE status_steps (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	status TEXT NOT NULL,
	since TEXT NOT NULL,
	until TEXT,
	CONSTRAINT pk_status_steps PRIMARY KEY (id),
	CONSTRAINT fk_status_steps_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_status_steps_status CHECK (status IN ('contact', 'pre_request', 'acknowledged', 'opinion', 'complete', 'instructed', 'programmed', 'convention', 'in_progress', 'claimed', 'paid', 'closed', 'in_control', 'postponed', 'waiting_list', 'refused', 'withdrawn', 'abandoned', 'deprogrammed')),
	CONSTRAINT ck_status_steps_since CHECK (length(since) = 10),
	CONSTRAINT ck_status_steps_until CHECK (length(until) = 10)
)
 STRICT;

CREATE INDEX ix_status_steps_dossier_id ON status_steps (dossier_id);

CREATE TABLE quotes (
	id INTEGER NOT NULL,
	cost_line_id INTEGER NOT NULL,
	supplier TEXT NOT NULL,
	amount INTEGER NOT NULL,
	dated_on TEXT,
	is_retained INTEGER NOT NULL,
	reason TEXT,
	CONSTRAINT pk_quotes PRIMARY KEY (id),
	CONSTRAINT fk_quotes_cost_line_id FOREIGN KEY(cost_line_id) REFERENCES cost_lines (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_quotes_amount CHECK (amount >= 0),
	CONSTRAINT ck_quotes_dated_on CHECK (length(dated_on) = 10),
	CONSTRAINT ck_quotes_is_retained CHECK (is_retained IN (0, 1))
)
 STRICT;

CREATE INDEX ix_quotes_cost_line_id ON quotes (cost_line_id);

CREATE TRIGGER journal_no_update BEFORE UPDATE OF height, base, lineage, at, action, kind, undoes,
    about_digest, parent, hash ON journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

CREATE TRIGGER journal_erase_only BEFORE UPDATE OF about, about_salt ON journal
    WHEN NEW.about IS NOT NULL OR NEW.about_salt IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

CREATE TRIGGER journal_changes_no_update BEFORE UPDATE OF height, position, table_name, row_key, verb, digest
    ON journal_changes BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

CREATE TRIGGER journal_changes_erase_only BEFORE UPDATE OF before, after, salt, erased_by ON journal_changes
    WHEN NEW.before IS NOT NULL OR NEW.after IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.erased_by IS NULL
    BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

CREATE TRIGGER journal_changes_no_delete BEFORE DELETE ON journal_changes
    BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
