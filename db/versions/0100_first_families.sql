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

CREATE TABLE bridge_offers (
	id INTEGER NOT NULL,
	name TEXT NOT NULL,
	lends_to TEXT,
	conditions TEXT,
	amount_max INTEGER,
	months INTEGER,
	loan_rate INTEGER,
	loan_fee INTEGER,
	contact TEXT,
	seen_on TEXT,
	source TEXT,
	binned_on TEXT,
	CONSTRAINT pk_bridge_offers PRIMARY KEY (id),
	CONSTRAINT ck_bridge_offers_amount_max CHECK (amount_max >= 0),
	CONSTRAINT ck_bridge_offers_loan_rate CHECK (loan_rate BETWEEN 0 AND 1000000),
	CONSTRAINT ck_bridge_offers_loan_fee CHECK (loan_fee >= 0),
	CONSTRAINT ck_bridge_offers_seen_on CHECK (length(seen_on) = 10),
	CONSTRAINT ck_bridge_offers_binned_on CHECK (length(binned_on) = 10)
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
	is_european_money INTEGER,
	contact TEXT,
	binned_on TEXT,
	CONSTRAINT pk_funders PRIMARY KEY (id),
	CONSTRAINT ck_funders_kind CHECK (kind IN ('region', 'department', 'intercommunality', 'commune', 'state', 'public_body', 'private', 'other')),
	CONSTRAINT ck_funders_is_public CHECK (is_public IN (0, 1)),
	CONSTRAINT ck_funders_is_european_money CHECK (is_european_money IN (0, 1)),
	CONSTRAINT ck_funders_binned_on CHECK (length(binned_on) = 10)
)
 STRICT;

CREATE TABLE holders (
	id INTEGER NOT NULL,
	name TEXT NOT NULL,
	legal_kind TEXT,
	nature TEXT NOT NULL,
	siret TEXT,
	address TEXT,
	postcode TEXT,
	commune TEXT,
	insee TEXT,
	epci TEXT,
	is_inside INTEGER,
	recovers_vat INTEGER,
	size TEXT,
	undertaking TEXT,
	remark TEXT,
	binned_on TEXT,
	merged_into INTEGER,
	CONSTRAINT pk_holders PRIMARY KEY (id),
	CONSTRAINT fk_holders_merged_into FOREIGN KEY(merged_into) REFERENCES holders (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_holders_legal_kind CHECK (legal_kind IN ('commune', 'intercommunality', 'public_body', 'chamber', 'association', 'cooperative', 'company', 'sole_trader', 'farm', 'person', 'other')),
	CONSTRAINT ck_holders_nature CHECK (nature IN ('public', 'public_like', 'private')),
	CONSTRAINT ck_holders_is_inside CHECK (is_inside IN (0, 1)),
	CONSTRAINT ck_holders_recovers_vat CHECK (recovers_vat IN (0, 1)),
	CONSTRAINT ck_holders_size CHECK (size IN ('micro', 'small', 'medium', 'large')),
	CONSTRAINT ck_holders_binned_on CHECK (length(binned_on) = 10)
)
 STRICT;

CREATE INDEX ix_holders_merged_into ON holders (merged_into);

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

CREATE TABLE outlines (
	id INTEGER NOT NULL,
	insee TEXT NOT NULL,
	name TEXT NOT NULL,
	epci TEXT,
	rings TEXT NOT NULL,
	source TEXT NOT NULL,
	imported_on TEXT NOT NULL,
	CONSTRAINT pk_outlines PRIMARY KEY (id),
	CONSTRAINT uq_outlines_insee UNIQUE (insee),
	CONSTRAINT ck_outlines_imported_on CHECK (length(imported_on) = 10)
)
 STRICT;

CREATE TABLE people (
	id INTEGER NOT NULL,
	name TEXT NOT NULL,
	role TEXT,
	phone TEXT,
	email TEXT,
	left_on TEXT,
	binned_on TEXT,
	CONSTRAINT pk_people PRIMARY KEY (id),
	CONSTRAINT ck_people_left_on CHECK (length(left_on) = 10),
	CONSTRAINT ck_people_binned_on CHECK (length(binned_on) = 10)
)
 STRICT;

CREATE TABLE saved_views (
	id INTEGER NOT NULL,
	"view" TEXT NOT NULL,
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_saved_views PRIMARY KEY (id),
	CONSTRAINT uq_saved_views_view UNIQUE ("view", name)
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

CREATE TABLE workbook_sources (
	id INTEGER NOT NULL,
	fingerprint TEXT NOT NULL,
	pattern TEXT NOT NULL,
	chosen_on TEXT NOT NULL,
	columns TEXT NOT NULL,
	words TEXT NOT NULL,
	CONSTRAINT pk_workbook_sources PRIMARY KEY (id),
	CONSTRAINT uq_workbook_sources_fingerprint UNIQUE (fingerprint, pattern),
	CONSTRAINT ck_workbook_sources_fingerprint CHECK (length(fingerprint) = 64),
	CONSTRAINT ck_workbook_sources_chosen_on CHECK (length(chosen_on) = 10)
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

CREATE TABLE gals (
	id INTEGER NOT NULL,
	name TEXT NOT NULL,
	carrier TEXT,
	holder_id INTEGER,
	region TEXT,
	CONSTRAINT pk_gals PRIMARY KEY (id),
	CONSTRAINT fk_gals_holder_id FOREIGN KEY(holder_id) REFERENCES holders (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_gals_holder_id ON gals (holder_id);

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

CREATE TABLE past_aids (
	id INTEGER NOT NULL,
	holder_id INTEGER NOT NULL,
	regime TEXT NOT NULL,
	amount INTEGER NOT NULL,
	granted_on TEXT,
	granted_by TEXT,
	CONSTRAINT pk_past_aids PRIMARY KEY (id),
	CONSTRAINT fk_past_aids_holder_id FOREIGN KEY(holder_id) REFERENCES holders (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_past_aids_amount CHECK (amount >= 0),
	CONSTRAINT ck_past_aids_granted_on CHECK (length(granted_on) = 10)
)
 STRICT;

CREATE INDEX ix_past_aids_holder_id ON past_aids (holder_id);

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

CREATE TABLE grids (
	id INTEGER NOT NULL,
	programme_id INTEGER NOT NULL,
	title TEXT NOT NULL,
	binned_on TEXT,
	CONSTRAINT pk_grids PRIMARY KEY (id),
	CONSTRAINT fk_grids_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_grids_binned_on CHECK (length(binned_on) = 10)
)
 STRICT;

CREATE INDEX ix_grids_programme_id ON grids (programme_id);

CREATE TABLE members (
	id INTEGER NOT NULL,
	programme_id INTEGER NOT NULL,
	name TEXT NOT NULL,
	phone TEXT,
	email TEXT,
	street TEXT,
	postcode TEXT,
	commune TEXT,
	remark TEXT,
	binned_on TEXT,
	CONSTRAINT pk_members PRIMARY KEY (id),
	CONSTRAINT uq_members_programme_id UNIQUE (programme_id, name),
	CONSTRAINT fk_members_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_members_binned_on CHECK (length(binned_on) = 10)
)
 STRICT;

CREATE TABLE running_tasks (
	id INTEGER NOT NULL,
	programme_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	label TEXT NOT NULL,
	is_eligible INTEGER NOT NULL,
	binned_on TEXT,
	CONSTRAINT pk_running_tasks PRIMARY KEY (id),
	CONSTRAINT fk_running_tasks_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_running_tasks_is_eligible CHECK (is_eligible IN (0, 1)),
	CONSTRAINT ck_running_tasks_binned_on CHECK (length(binned_on) = 10)
)
 STRICT;

CREATE INDEX ix_running_tasks_programme_id ON running_tasks (programme_id);

CREATE TABLE seats (
	id INTEGER NOT NULL,
	programme_id INTEGER NOT NULL,
	structure_id INTEGER,
	number INTEGER NOT NULL,
	college TEXT NOT NULL,
	interest_group TEXT,
	CONSTRAINT pk_seats PRIMARY KEY (id),
	CONSTRAINT uq_seats_programme_id UNIQUE (programme_id, number),
	CONSTRAINT fk_seats_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_seats_structure_id FOREIGN KEY(structure_id) REFERENCES structures (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_seats_college CHECK (college IN ('public', 'private'))
)
 STRICT;

CREATE INDEX ix_seats_structure_id ON seats (structure_id);

CREATE TABLE sittings (
	id INTEGER NOT NULL,
	programme_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	held_on TEXT NOT NULL,
	starts_at TEXT,
	place TEXT,
	phase TEXT NOT NULL,
	deadline TEXT,
	prepared_by_id INTEGER,
	ground TEXT,
	remark TEXT,
	binned_on TEXT,
	CONSTRAINT pk_sittings PRIMARY KEY (id),
	CONSTRAINT uq_sittings_programme_id UNIQUE (programme_id, number),
	CONSTRAINT fk_sittings_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_sittings_prepared_by_id FOREIGN KEY(prepared_by_id) REFERENCES sittings (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_sittings_kind CHECK (kind IN ('committee', 'technical', 'written')),
	CONSTRAINT ck_sittings_held_on CHECK (length(held_on) = 10),
	CONSTRAINT ck_sittings_starts_at CHECK (length(starts_at) = 16),
	CONSTRAINT ck_sittings_phase CHECK (phase IN ('preparation', 'open', 'closed', 'sealed')),
	CONSTRAINT ck_sittings_deadline CHECK (length(deadline) = 16),
	CONSTRAINT ck_sittings_binned_on CHECK (length(binned_on) = 10)
)
 STRICT;

CREATE INDEX ix_sittings_prepared_by_id ON sittings (prepared_by_id);

CREATE TABLE avenants (
	id INTEGER NOT NULL,
	programme_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	title TEXT NOT NULL,
	sitting_id INTEGER,
	decided_on TEXT,
	approved_on TEXT,
	remark TEXT,
	CONSTRAINT pk_avenants PRIMARY KEY (id),
	CONSTRAINT fk_avenants_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_avenants_sitting_id FOREIGN KEY(sitting_id) REFERENCES sittings (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_avenants_decided_on CHECK (length(decided_on) = 10),
	CONSTRAINT ck_avenants_approved_on CHECK (length(approved_on) = 10)
)
 STRICT;

CREATE INDEX ix_avenants_programme_id ON avenants (programme_id);

CREATE INDEX ix_avenants_sitting_id ON avenants (sitting_id);

CREATE TABLE fiches (
	id INTEGER NOT NULL,
	programme_id INTEGER NOT NULL,
	code TEXT NOT NULL,
	title TEXT NOT NULL,
	purpose TEXT,
	strand TEXT NOT NULL,
	position INTEGER NOT NULL,
	grid_id INTEGER,
	binned_on TEXT,
	CONSTRAINT pk_fiches PRIMARY KEY (id),
	CONSTRAINT uq_fiches_programme_id UNIQUE (programme_id, code),
	CONSTRAINT fk_fiches_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_fiches_grid_id FOREIGN KEY(grid_id) REFERENCES grids (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_fiches_strand CHECK (strand IN ('projects', 'cooperation', 'running')),
	CONSTRAINT ck_fiches_binned_on CHECK (length(binned_on) = 10)
)
 STRICT;

CREATE INDEX ix_fiches_grid_id ON fiches (grid_id);

CREATE TABLE gestures (
	id INTEGER NOT NULL,
	sitting_id INTEGER NOT NULL,
	rank INTEGER NOT NULL,
	at TEXT NOT NULL,
	gesture TEXT NOT NULL,
	CONSTRAINT pk_gestures PRIMARY KEY (id),
	CONSTRAINT uq_gestures_sitting_id UNIQUE (sitting_id, rank),
	CONSTRAINT fk_gestures_sitting_id FOREIGN KEY(sitting_id) REFERENCES sittings (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE grid_versions (
	id INTEGER NOT NULL,
	grid_id INTEGER NOT NULL,
	version INTEGER NOT NULL,
	definition TEXT NOT NULL,
	frozen_on TEXT,
	CONSTRAINT pk_grid_versions PRIMARY KEY (id),
	CONSTRAINT uq_grid_versions_grid_id UNIQUE (grid_id, version),
	CONSTRAINT fk_grid_versions_grid_id FOREIGN KEY(grid_id) REFERENCES grids (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_grid_versions_frozen_on CHECK (length(frozen_on) = 10)
)
 STRICT;

CREATE TABLE invitations (
	id INTEGER NOT NULL,
	sitting_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	sent_on TEXT,
	way TEXT,
	answer TEXT,
	answered_on TEXT,
	proxy_to_id INTEGER,
	comes_at TEXT,
	leaves_at TEXT,
	remark TEXT,
	CONSTRAINT pk_invitations PRIMARY KEY (id),
	CONSTRAINT uq_invitations_sitting_id UNIQUE (sitting_id, member_id),
	CONSTRAINT fk_invitations_sitting_id FOREIGN KEY(sitting_id) REFERENCES sittings (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_invitations_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_invitations_proxy_to_id FOREIGN KEY(proxy_to_id) REFERENCES members (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_invitations_sent_on CHECK (length(sent_on) = 10),
	CONSTRAINT ck_invitations_way CHECK (way IN ('email', 'post', 'hand', 'phone')),
	CONSTRAINT ck_invitations_answer CHECK (answer IN ('coming', 'absent', 'unsure', 'replaced')),
	CONSTRAINT ck_invitations_answered_on CHECK (length(answered_on) = 10),
	CONSTRAINT ck_invitations_comes_at CHECK (length(comes_at) = 16),
	CONSTRAINT ck_invitations_leaves_at CHECK (length(leaves_at) = 16)
)
 STRICT;

CREATE INDEX ix_invitations_member_id ON invitations (member_id);

CREATE INDEX ix_invitations_proxy_to_id ON invitations (proxy_to_id);

CREATE TABLE mandates (
	id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	role TEXT NOT NULL,
	seat_id INTEGER,
	college TEXT,
	pool_rank INTEGER,
	since TEXT NOT NULL,
	until TEXT,
	CONSTRAINT pk_mandates PRIMARY KEY (id),
	CONSTRAINT ck_mandates_seat CHECK ((role IN ('titulaire', 'suppleant')) = (seat_id IS NOT NULL)),
	CONSTRAINT ck_mandates_pool CHECK ((role = 'pooled') = (college IS NOT NULL AND pool_rank IS NOT NULL)),
	CONSTRAINT fk_mandates_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_mandates_seat_id FOREIGN KEY(seat_id) REFERENCES seats (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_mandates_role CHECK (role IN ('titulaire', 'suppleant', 'pooled', 'consultative')),
	CONSTRAINT ck_mandates_college CHECK (college IN ('public', 'private')),
	CONSTRAINT ck_mandates_since CHECK (length(since) = 10),
	CONSTRAINT ck_mandates_until CHECK (length(until) = 10)
)
 STRICT;

CREATE INDEX ix_mandates_member_id ON mandates (member_id);

CREATE INDEX ix_mandates_seat_id ON mandates (seat_id);

CREATE TABLE member_ties (
	id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	siren TEXT,
	since TEXT,
	until TEXT,
	CONSTRAINT pk_member_ties PRIMARY KEY (id),
	CONSTRAINT fk_member_ties_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_member_ties_kind CHECK (kind IN ('structure', 'mandate', 'employer', 'commune')),
	CONSTRAINT ck_member_ties_since CHECK (length(since) = 10),
	CONSTRAINT ck_member_ties_until CHECK (length(until) = 10)
)
 STRICT;

CREATE INDEX ix_member_ties_member_id ON member_ties (member_id);

CREATE TABLE offices (
	id INTEGER NOT NULL,
	programme_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	rank INTEGER NOT NULL,
	since TEXT NOT NULL,
	until TEXT,
	CONSTRAINT pk_offices PRIMARY KEY (id),
	CONSTRAINT fk_offices_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_offices_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_offices_since CHECK (length(since) = 10),
	CONSTRAINT ck_offices_until CHECK (length(until) = 10)
)
 STRICT;

CREATE INDEX ix_offices_member_id ON offices (member_id);

CREATE INDEX ix_offices_programme_id ON offices (programme_id);

CREATE TABLE sealed_records (
	id INTEGER NOT NULL,
	sitting_id INTEGER NOT NULL,
	version INTEGER NOT NULL,
	sealed_on TEXT NOT NULL,
	digest TEXT NOT NULL,
	record TEXT NOT NULL,
	reopened_on TEXT,
	reopened_for TEXT,
	CONSTRAINT pk_sealed_records PRIMARY KEY (id),
	CONSTRAINT uq_sealed_records_sitting_id UNIQUE (sitting_id, version),
	CONSTRAINT fk_sealed_records_sitting_id FOREIGN KEY(sitting_id) REFERENCES sittings (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_sealed_records_sealed_on CHECK (length(sealed_on) = 10),
	CONSTRAINT ck_sealed_records_reopened_on CHECK (length(reopened_on) = 10)
)
 STRICT;

CREATE TABLE sendings (
	id INTEGER NOT NULL,
	sitting_id INTEGER NOT NULL,
	code TEXT NOT NULL,
	sent_on TEXT NOT NULL,
	way TEXT,
	recipients TEXT,
	remark TEXT,
	CONSTRAINT pk_sendings PRIMARY KEY (id),
	CONSTRAINT fk_sendings_sitting_id FOREIGN KEY(sitting_id) REFERENCES sittings (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_sendings_code CHECK (code IN ('convocation', 'agenda', 'sheets', 'scoring', 'reminder', 'minutes', 'decisions')),
	CONSTRAINT ck_sendings_sent_on CHECK (length(sent_on) = 10),
	CONSTRAINT ck_sendings_way CHECK (way IN ('email', 'post', 'hand', 'phone'))
)
 STRICT;

CREATE INDEX ix_sendings_sitting_id ON sendings (sitting_id);

CREATE TABLE yearly_declarations (
	id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	year INTEGER NOT NULL,
	signed_on TEXT,
	text TEXT,
	CONSTRAINT pk_yearly_declarations PRIMARY KEY (id),
	CONSTRAINT uq_yearly_declarations_member_id UNIQUE (member_id, year),
	CONSTRAINT fk_yearly_declarations_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_yearly_declarations_signed_on CHECK (length(signed_on) = 10)
)
 STRICT;

CREATE TABLE calls (
	id INTEGER NOT NULL,
	programme_id INTEGER NOT NULL,
	title TEXT NOT NULL,
	rules TEXT,
	opens_at TEXT,
	closes_at TEXT,
	envelope INTEGER,
	fiche_id INTEGER,
	grid_version_id INTEGER,
	published_on TEXT,
	published_where TEXT,
	binned_on TEXT,
	CONSTRAINT pk_calls PRIMARY KEY (id),
	CONSTRAINT fk_calls_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_calls_fiche_id FOREIGN KEY(fiche_id) REFERENCES fiches (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_calls_grid_version_id FOREIGN KEY(grid_version_id) REFERENCES grid_versions (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_calls_opens_at CHECK (length(opens_at) = 16),
	CONSTRAINT ck_calls_closes_at CHECK (length(closes_at) = 16),
	CONSTRAINT ck_calls_envelope CHECK (envelope >= 0),
	CONSTRAINT ck_calls_published_on CHECK (length(published_on) = 10),
	CONSTRAINT ck_calls_binned_on CHECK (length(binned_on) = 10)
)
 STRICT;

CREATE INDEX ix_calls_fiche_id ON calls (fiche_id);

CREATE INDEX ix_calls_grid_version_id ON calls (grid_version_id);

CREATE INDEX ix_calls_programme_id ON calls (programme_id);

CREATE TABLE checklists (
	id INTEGER NOT NULL,
	fiche_id INTEGER NOT NULL,
	version INTEGER NOT NULL,
	holds_from TEXT NOT NULL,
	definition TEXT NOT NULL,
	CONSTRAINT pk_checklists PRIMARY KEY (id),
	CONSTRAINT uq_checklists_fiche_id UNIQUE (fiche_id, version),
	CONSTRAINT fk_checklists_fiche_id FOREIGN KEY(fiche_id) REFERENCES fiches (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_checklists_holds_from CHECK (length(holds_from) = 10)
)
 STRICT;

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

CREATE TABLE indicators (
	id INTEGER NOT NULL,
	programme_id INTEGER NOT NULL,
	fiche_id INTEGER,
	position INTEGER NOT NULL,
	code TEXT NOT NULL,
	label TEXT NOT NULL,
	unit TEXT,
	gathering TEXT NOT NULL,
	target INTEGER,
	target_on TEXT,
	source TEXT,
	binned_on TEXT,
	CONSTRAINT pk_indicators PRIMARY KEY (id),
	CONSTRAINT uq_indicators_programme_id UNIQUE (programme_id, code),
	CONSTRAINT fk_indicators_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_indicators_fiche_id FOREIGN KEY(fiche_id) REFERENCES fiches (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_indicators_gathering CHECK (gathering IN ('sum', 'mean', 'count')),
	CONSTRAINT ck_indicators_target_on CHECK (length(target_on) = 10),
	CONSTRAINT ck_indicators_binned_on CHECK (length(binned_on) = 10)
)
 STRICT;

CREATE INDEX ix_indicators_fiche_id ON indicators (fiche_id);

CREATE TABLE targets (
	id INTEGER NOT NULL,
	programme_id INTEGER NOT NULL,
	due_on TEXT NOT NULL,
	fund_id INTEGER NOT NULL,
	fiche_id INTEGER,
	measure TEXT NOT NULL,
	amount INTEGER,
	rate INTEGER,
	label TEXT,
	is_decommitment INTEGER NOT NULL,
	CONSTRAINT pk_targets PRIMARY KEY (id),
	CONSTRAINT ck_targets_amount_or_rate CHECK ((amount IS NULL) != (rate IS NULL)),
	CONSTRAINT fk_targets_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_targets_fund_id FOREIGN KEY(fund_id) REFERENCES funds (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_targets_fiche_id FOREIGN KEY(fiche_id) REFERENCES fiches (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_targets_due_on CHECK (length(due_on) = 10),
	CONSTRAINT ck_targets_measure CHECK (measure IN ('programmed', 'convention', 'claimed', 'certified', 'paid')),
	CONSTRAINT ck_targets_amount CHECK (amount >= 0),
	CONSTRAINT ck_targets_rate CHECK (rate BETWEEN 0 AND 1000000),
	CONSTRAINT ck_targets_is_decommitment CHECK (is_decommitment IN (0, 1))
)
 STRICT;

CREATE INDEX ix_targets_fiche_id ON targets (fiche_id);

CREATE INDEX ix_targets_fund_id ON targets (fund_id);

CREATE INDEX ix_targets_programme_id ON targets (programme_id);

CREATE TABLE dossiers (
	id INTEGER NOT NULL,
	number TEXT NOT NULL,
	title TEXT NOT NULL,
	summary TEXT,
	theme TEXT,
	communes TEXT,
	partners TEXT,
	starts_on TEXT,
	ends_on TEXT,
	person_id INTEGER,
	call_id INTEGER,
	fiche_id INTEGER,
	rules_id INTEGER,
	checklist_id INTEGER,
	grid_version_id INTEGER,
	holder_id INTEGER NOT NULL,
	inside_share INTEGER,
	benefits_territory INTEGER,
	regime TEXT,
	revenue INTEGER,
	next_step TEXT,
	next_step_on TEXT,
	committee_on TEXT,
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
	CONSTRAINT fk_dossiers_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_dossiers_call_id FOREIGN KEY(call_id) REFERENCES calls (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_dossiers_fiche_id FOREIGN KEY(fiche_id) REFERENCES fiches (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_dossiers_rules_id FOREIGN KEY(rules_id) REFERENCES fiche_rules (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_dossiers_checklist_id FOREIGN KEY(checklist_id) REFERENCES checklists (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_dossiers_grid_version_id FOREIGN KEY(grid_version_id) REFERENCES grid_versions (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_dossiers_holder_id FOREIGN KEY(holder_id) REFERENCES holders (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_dossiers_starts_on CHECK (length(starts_on) = 10),
	CONSTRAINT ck_dossiers_ends_on CHECK (length(ends_on) = 10),
	CONSTRAINT ck_dossiers_inside_share CHECK (inside_share BETWEEN 0 AND 1000000),
	CONSTRAINT ck_dossiers_benefits_territory CHECK (benefits_territory IN (0, 1)),
	CONSTRAINT ck_dossiers_revenue CHECK (revenue >= 0),
	CONSTRAINT ck_dossiers_next_step_on CHECK (length(next_step_on) = 10),
	CONSTRAINT ck_dossiers_committee_on CHECK (length(committee_on) = 10),
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

CREATE INDEX ix_dossiers_call_id ON dossiers (call_id);

CREATE INDEX ix_dossiers_checklist_id ON dossiers (checklist_id);

CREATE INDEX ix_dossiers_fiche_id ON dossiers (fiche_id);

CREATE INDEX ix_dossiers_grid_version_id ON dossiers (grid_version_id);

CREATE INDEX ix_dossiers_holder_id ON dossiers (holder_id);

CREATE INDEX ix_dossiers_person_id ON dossiers (person_id);

CREATE INDEX ix_dossiers_rules_id ON dossiers (rules_id);

CREATE TABLE transfers (
	id INTEGER NOT NULL,
	avenant_id INTEGER NOT NULL,
	amount INTEGER NOT NULL,
	taken_from_id INTEGER,
	given_to_id INTEGER,
	CONSTRAINT pk_transfers PRIMARY KEY (id),
	CONSTRAINT ck_transfers_ends CHECK (taken_from_id IS NOT NULL OR given_to_id IS NOT NULL),
	CONSTRAINT fk_transfers_avenant_id FOREIGN KEY(avenant_id) REFERENCES avenants (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_transfers_taken_from_id FOREIGN KEY(taken_from_id) REFERENCES envelopes (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_transfers_given_to_id FOREIGN KEY(given_to_id) REFERENCES envelopes (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_transfers_amount CHECK (amount >= 0)
)
 STRICT;

CREATE INDEX ix_transfers_avenant_id ON transfers (avenant_id);

CREATE INDEX ix_transfers_given_to_id ON transfers (given_to_id);

CREATE INDEX ix_transfers_taken_from_id ON transfers (taken_from_id);

CREATE TABLE agenda_points (
	id INTEGER NOT NULL,
	sitting_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	kind TEXT NOT NULL,
	dossier_id INTEGER,
	title TEXT NOT NULL,
	decision TEXT NOT NULL,
	planned_minutes INTEGER,
	CONSTRAINT pk_agenda_points PRIMARY KEY (id),
	CONSTRAINT fk_agenda_points_sitting_id FOREIGN KEY(sitting_id) REFERENCES sittings (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_agenda_points_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_agenda_points_kind CHECK (kind IN ('project', 'minutes', 'amendment', 'information', 'other'))
)
 STRICT;

CREATE INDEX ix_agenda_points_dossier_id ON agenda_points (dossier_id);

CREATE INDEX ix_agenda_points_sitting_id ON agenda_points (sitting_id);

CREATE TABLE amendments (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	kind TEXT NOT NULL,
	fund_id INTEGER,
	amount INTEGER,
	ends_on TEXT,
	content TEXT,
	reason TEXT,
	asked_on TEXT,
	sitting_id INTEGER,
	decided_on TEXT,
	refused_on TEXT,
	signed_on TEXT,
	CONSTRAINT pk_amendments PRIMARY KEY (id),
	CONSTRAINT fk_amendments_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_amendments_fund_id FOREIGN KEY(fund_id) REFERENCES funds (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_amendments_sitting_id FOREIGN KEY(sitting_id) REFERENCES sittings (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_amendments_kind CHECK (kind IN ('amount', 'deadline', 'content', 'plan', 'holder')),
	CONSTRAINT ck_amendments_amount CHECK (amount >= 0),
	CONSTRAINT ck_amendments_ends_on CHECK (length(ends_on) = 10),
	CONSTRAINT ck_amendments_asked_on CHECK (length(asked_on) = 10),
	CONSTRAINT ck_amendments_decided_on CHECK (length(decided_on) = 10),
	CONSTRAINT ck_amendments_refused_on CHECK (length(refused_on) = 10),
	CONSTRAINT ck_amendments_signed_on CHECK (length(signed_on) = 10)
)
 STRICT;

CREATE INDEX ix_amendments_dossier_id ON amendments (dossier_id);

CREATE INDEX ix_amendments_fund_id ON amendments (fund_id);

CREATE INDEX ix_amendments_sitting_id ON amendments (sitting_id);

CREATE TABLE attachments (
	id INTEGER NOT NULL,
	dossier_id INTEGER,
	call_id INTEGER,
	sitting_id INTEGER,
	name TEXT NOT NULL,
	size INTEGER NOT NULL,
	digest TEXT NOT NULL,
	added_on TEXT NOT NULL,
	CONSTRAINT pk_attachments PRIMARY KEY (id),
	CONSTRAINT ck_attachments_digest CHECK (length(digest) = 64),
	CONSTRAINT ck_attachments_size CHECK (size >= 0),
	CONSTRAINT ck_attachments_owner CHECK ((dossier_id IS NOT NULL) + (call_id IS NOT NULL) + (sitting_id IS NOT NULL) <= 1),
	CONSTRAINT fk_attachments_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_attachments_call_id FOREIGN KEY(call_id) REFERENCES calls (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_attachments_sitting_id FOREIGN KEY(sitting_id) REFERENCES sittings (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_attachments_added_on CHECK (length(added_on) = 10)
)
 STRICT;

CREATE INDEX ix_attachments_call_id ON attachments (call_id);

CREATE INDEX ix_attachments_digest ON attachments (digest);

CREATE INDEX ix_attachments_dossier_id ON attachments (dossier_id);

CREATE INDEX ix_attachments_sitting_id ON attachments (sitting_id);

CREATE TABLE cash_plans (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	starts_on TEXT,
	months INTEGER,
	opening INTEGER,
	annual_budget INTEGER,
	loan_rate INTEGER,
	red_share INTEGER,
	red_months INTEGER,
	CONSTRAINT pk_cash_plans PRIMARY KEY (id),
	CONSTRAINT uq_cash_plans_dossier_id UNIQUE (dossier_id),
	CONSTRAINT fk_cash_plans_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_cash_plans_starts_on CHECK (length(starts_on) = 10),
	CONSTRAINT ck_cash_plans_annual_budget CHECK (annual_budget >= 0),
	CONSTRAINT ck_cash_plans_loan_rate CHECK (loan_rate BETWEEN 0 AND 1000000),
	CONSTRAINT ck_cash_plans_red_share CHECK (red_share BETWEEN 0 AND 1000000)
)
 STRICT;

CREATE TABLE cash_variants (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	name TEXT NOT NULL,
	claims INTEGER,
	phases INTEGER,
	funders_first INTEGER NOT NULL,
	deferred_share INTEGER,
	deferred_months INTEGER,
	loan INTEGER,
	loan_rate INTEGER,
	loan_fee INTEGER,
	loan_months INTEGER,
	CONSTRAINT pk_cash_variants PRIMARY KEY (id),
	CONSTRAINT fk_cash_variants_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_cash_variants_funders_first CHECK (funders_first IN (0, 1)),
	CONSTRAINT ck_cash_variants_deferred_share CHECK (deferred_share BETWEEN 0 AND 1000000),
	CONSTRAINT ck_cash_variants_loan CHECK (loan >= 0),
	CONSTRAINT ck_cash_variants_loan_rate CHECK (loan_rate BETWEEN 0 AND 1000000),
	CONSTRAINT ck_cash_variants_loan_fee CHECK (loan_fee >= 0)
)
 STRICT;

CREATE INDEX ix_cash_variants_dossier_id ON cash_variants (dossier_id);

CREATE TABLE check_marks (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	item TEXT NOT NULL,
	outcome TEXT NOT NULL,
	replaces TEXT,
	reason TEXT,
	author TEXT NOT NULL,
	marked_on TEXT NOT NULL,
	CONSTRAINT pk_check_marks PRIMARY KEY (id),
	CONSTRAINT uq_check_marks_dossier_id UNIQUE (dossier_id, item),
	CONSTRAINT fk_check_marks_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_check_marks_outcome CHECK (outcome IN ('pass', 'fail', 'not_applicable', 'to_do')),
	CONSTRAINT ck_check_marks_replaces CHECK (replaces IN ('pass', 'fail', 'not_applicable', 'to_do')),
	CONSTRAINT ck_check_marks_marked_on CHECK (length(marked_on) = 10)
)
 STRICT;

CREATE TABLE contracts (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	need TEXT,
	estimate INTEGER,
	launched_on TEXT,
	publicity TEXT,
	published_on TEXT,
	opened_on TEXT,
	notified_on TEXT,
	amount INTEGER,
	CONSTRAINT pk_contracts PRIMARY KEY (id),
	CONSTRAINT fk_contracts_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_contracts_kind CHECK (kind IN ('works', 'supplies_services')),
	CONSTRAINT ck_contracts_estimate CHECK (estimate >= 0),
	CONSTRAINT ck_contracts_launched_on CHECK (length(launched_on) = 10),
	CONSTRAINT ck_contracts_publicity CHECK (publicity IN ('none', 'chosen', 'bulletin', 'european')),
	CONSTRAINT ck_contracts_published_on CHECK (length(published_on) = 10),
	CONSTRAINT ck_contracts_opened_on CHECK (length(opened_on) = 10),
	CONSTRAINT ck_contracts_notified_on CHECK (length(notified_on) = 10),
	CONSTRAINT ck_contracts_amount CHECK (amount >= 0)
)
 STRICT;

CREATE INDEX ix_contracts_dossier_id ON contracts (dossier_id);

CREATE TABLE controls (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	body TEXT NOT NULL,
	sample TEXT,
	announced_on TEXT,
	visited_on TEXT,
	reported_on TEXT,
	closed_on TEXT,
	conclusion TEXT,
	to_recover INTEGER,
	recovered INTEGER,
	recovered_on TEXT,
	CONSTRAINT pk_controls PRIMARY KEY (id),
	CONSTRAINT fk_controls_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_controls_body CHECK (body IN ('region', 'payer', 'coordination', 'commission', 'court_of_auditors', 'other')),
	CONSTRAINT ck_controls_announced_on CHECK (length(announced_on) = 10),
	CONSTRAINT ck_controls_visited_on CHECK (length(visited_on) = 10),
	CONSTRAINT ck_controls_reported_on CHECK (length(reported_on) = 10),
	CONSTRAINT ck_controls_closed_on CHECK (length(closed_on) = 10),
	CONSTRAINT ck_controls_to_recover CHECK (to_recover >= 0),
	CONSTRAINT ck_controls_recovered CHECK (recovered >= 0),
	CONSTRAINT ck_controls_recovered_on CHECK (length(recovered_on) = 10)
)
 STRICT;

CREATE INDEX ix_controls_dossier_id ON controls (dossier_id);

CREATE TABLE conversations (
	id INTEGER NOT NULL,
	held_on TEXT NOT NULL,
	author TEXT NOT NULL,
	caller TEXT NOT NULL,
	phone TEXT,
	email TEXT,
	commune TEXT,
	about TEXT NOT NULL,
	answered TEXT,
	asked_of TEXT,
	due_on TEXT,
	done_on TEXT,
	fits TEXT,
	fiche_id INTEGER,
	orientation TEXT,
	holder_id INTEGER,
	dossier_id INTEGER,
	binned_on TEXT,
	CONSTRAINT pk_conversations PRIMARY KEY (id),
	CONSTRAINT fk_conversations_fiche_id FOREIGN KEY(fiche_id) REFERENCES fiches (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_conversations_holder_id FOREIGN KEY(holder_id) REFERENCES holders (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_conversations_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_conversations_held_on CHECK (length(held_on) = 10),
	CONSTRAINT ck_conversations_due_on CHECK (length(due_on) = 10),
	CONSTRAINT ck_conversations_done_on CHECK (length(done_on) = 10),
	CONSTRAINT ck_conversations_fits CHECK (fits IN ('yes', 'perhaps', 'no')),
	CONSTRAINT ck_conversations_binned_on CHECK (length(binned_on) = 10)
)
 STRICT;

CREATE INDEX ix_conversations_dossier_id ON conversations (dossier_id);

CREATE INDEX ix_conversations_fiche_id ON conversations (fiche_id);

CREATE INDEX ix_conversations_holder_id ON conversations (holder_id);

CREATE TABLE cooperation_partners (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	country TEXT,
	region TEXT,
	contact TEXT,
	is_us INTEGER NOT NULL,
	is_lead INTEGER NOT NULL,
	share INTEGER,
	budget INTEGER,
	fund_asked INTEGER,
	decided_on TEXT,
	signed_on TEXT,
	convention_on TEXT,
	left_on TEXT,
	remark TEXT,
	CONSTRAINT pk_cooperation_partners PRIMARY KEY (id),
	CONSTRAINT fk_cooperation_partners_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_cooperation_partners_kind CHECK (kind IN ('gal', 'similar_group', 'other')),
	CONSTRAINT ck_cooperation_partners_is_us CHECK (is_us IN (0, 1)),
	CONSTRAINT ck_cooperation_partners_is_lead CHECK (is_lead IN (0, 1)),
	CONSTRAINT ck_cooperation_partners_share CHECK (share BETWEEN 0 AND 1000000),
	CONSTRAINT ck_cooperation_partners_budget CHECK (budget >= 0),
	CONSTRAINT ck_cooperation_partners_fund_asked CHECK (fund_asked >= 0),
	CONSTRAINT ck_cooperation_partners_decided_on CHECK (length(decided_on) = 10),
	CONSTRAINT ck_cooperation_partners_signed_on CHECK (length(signed_on) = 10),
	CONSTRAINT ck_cooperation_partners_convention_on CHECK (length(convention_on) = 10),
	CONSTRAINT ck_cooperation_partners_left_on CHECK (length(left_on) = 10)
)
 STRICT;

CREATE INDEX ix_cooperation_partners_dossier_id ON cooperation_partners (dossier_id);

CREATE TABLE deposits (
	id INTEGER NOT NULL,
	call_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	holder_name TEXT NOT NULL,
	title TEXT,
	received_at TEXT NOT NULL,
	way TEXT,
	is_complete INTEGER,
	missing TEXT,
	dossier_id INTEGER,
	CONSTRAINT pk_deposits PRIMARY KEY (id),
	CONSTRAINT uq_deposits_call_id UNIQUE (call_id, number),
	CONSTRAINT fk_deposits_call_id FOREIGN KEY(call_id) REFERENCES calls (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_deposits_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_deposits_received_at CHECK (length(received_at) = 16),
	CONSTRAINT ck_deposits_way CHECK (way IN ('hand', 'post', 'email', 'platform')),
	CONSTRAINT ck_deposits_is_complete CHECK (is_complete IN (0, 1))
)
 STRICT;

CREATE INDEX ix_deposits_dossier_id ON deposits (dossier_id);

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
	is_european_money INTEGER,
	amount_min INTEGER,
	amount_max INTEGER,
	decided_on TEXT,
	expires_on TEXT,
	refused_on TEXT,
	expected_on TEXT,
	CONSTRAINT pk_funding_lines PRIMARY KEY (id),
	CONSTRAINT ck_funding_lines_fund CHECK ((nature = 'european') = (fund_id IS NOT NULL)),
	CONSTRAINT fk_funding_lines_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_funding_lines_fund_id FOREIGN KEY(fund_id) REFERENCES funds (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_funding_lines_funder_id FOREIGN KEY(funder_id) REFERENCES funders (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_funding_lines_nature CHECK (nature IN ('european', 'public', 'private', 'own')),
	CONSTRAINT ck_funding_lines_amount CHECK (amount >= 0),
	CONSTRAINT ck_funding_lines_on_base CHECK (on_base IN ('eligible', 'total')),
	CONSTRAINT ck_funding_lines_is_european_money CHECK (is_european_money IN (0, 1)),
	CONSTRAINT ck_funding_lines_amount_min CHECK (amount_min >= 0),
	CONSTRAINT ck_funding_lines_amount_max CHECK (amount_max >= 0),
	CONSTRAINT ck_funding_lines_decided_on CHECK (length(decided_on) = 10),
	CONSTRAINT ck_funding_lines_expires_on CHECK (length(expires_on) = 10),
	CONSTRAINT ck_funding_lines_refused_on CHECK (length(refused_on) = 10),
	CONSTRAINT ck_funding_lines_expected_on CHECK (length(expected_on) = 10)
)
 STRICT;

CREATE INDEX ix_funding_lines_dossier_id ON funding_lines (dossier_id);

CREATE INDEX ix_funding_lines_fund_id ON funding_lines (fund_id);

CREATE INDEX ix_funding_lines_funder_id ON funding_lines (funder_id);

CREATE TABLE grid_notes (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	author TEXT NOT NULL,
	criterion TEXT NOT NULL,
	note INTEGER,
	remark TEXT,
	CONSTRAINT pk_grid_notes PRIMARY KEY (id),
	CONSTRAINT uq_grid_notes_dossier_id UNIQUE (dossier_id, author, criterion),
	CONSTRAINT fk_grid_notes_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE indicator_values (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	indicator_id INTEGER NOT NULL,
	planned INTEGER,
	achieved INTEGER,
	measured_on TEXT,
	remark TEXT,
	CONSTRAINT pk_indicator_values PRIMARY KEY (id),
	CONSTRAINT uq_indicator_values_dossier_id UNIQUE (dossier_id, indicator_id),
	CONSTRAINT fk_indicator_values_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_indicator_values_indicator_id FOREIGN KEY(indicator_id) REFERENCES indicators (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_indicator_values_measured_on CHECK (length(measured_on) = 10)
)
 STRICT;

CREATE INDEX ix_indicator_values_indicator_id ON indicator_values (indicator_id);

CREATE TABLE interests (
	id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	state TEXT NOT NULL,
	role TEXT,
	party TEXT,
	suggestion TEXT,
	reason TEXT NOT NULL,
	author TEXT NOT NULL,
	said_on TEXT NOT NULL,
	CONSTRAINT pk_interests PRIMARY KEY (id),
	CONSTRAINT fk_interests_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_interests_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_interests_state CHECK (state IN ('declared', 'dismissed')),
	CONSTRAINT ck_interests_role CHECK (role IN ('holder', 'partner', 'funder')),
	CONSTRAINT ck_interests_said_on CHECK (length(said_on) = 10)
)
 STRICT;

CREATE INDEX ix_interests_dossier_id ON interests (dossier_id);

CREATE INDEX ix_interests_member_id ON interests (member_id);

CREATE TABLE kept_differences (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	field TEXT NOT NULL,
	ours TEXT,
	theirs TEXT,
	verdict TEXT NOT NULL,
	reason TEXT,
	author TEXT NOT NULL,
	said_on TEXT NOT NULL,
	answered_on TEXT,
	CONSTRAINT pk_kept_differences PRIMARY KEY (id),
	CONSTRAINT uq_kept_differences_dossier_id UNIQUE (dossier_id, field),
	CONSTRAINT fk_kept_differences_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_kept_differences_verdict CHECK (verdict IN ('ours', 'asked')),
	CONSTRAINT ck_kept_differences_said_on CHECK (length(said_on) = 10),
	CONSTRAINT ck_kept_differences_answered_on CHECK (length(answered_on) = 10)
)
 STRICT;

CREATE TABLE notes (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	written_on TEXT NOT NULL,
	author TEXT NOT NULL,
	text TEXT NOT NULL,
	asked_of TEXT,
	due_on TEXT,
	done_on TEXT,
	CONSTRAINT pk_notes PRIMARY KEY (id),
	CONSTRAINT fk_notes_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_notes_written_on CHECK (length(written_on) = 10),
	CONSTRAINT ck_notes_due_on CHECK (length(due_on) = 10),
	CONSTRAINT ck_notes_done_on CHECK (length(done_on) = 10)
)
 STRICT;

CREATE INDEX ix_notes_dossier_id ON notes (dossier_id);

CREATE TABLE planned_claims (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	label TEXT NOT NULL,
	amount INTEGER NOT NULL,
	ready_on TEXT,
	filing_months INTEGER,
	early_months INTEGER,
	likely_months INTEGER,
	late_months INTEGER,
	CONSTRAINT pk_planned_claims PRIMARY KEY (id),
	CONSTRAINT fk_planned_claims_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_planned_claims_amount CHECK (amount >= 0),
	CONSTRAINT ck_planned_claims_ready_on CHECK (length(ready_on) = 10)
)
 STRICT;

CREATE INDEX ix_planned_claims_dossier_id ON planned_claims (dossier_id);

CREATE TABLE staged_amounts (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	fund_id INTEGER NOT NULL,
	stage TEXT NOT NULL,
	amount INTEGER NOT NULL,
	said_on TEXT NOT NULL,
	origin TEXT NOT NULL,
	reason TEXT,
	CONSTRAINT pk_staged_amounts PRIMARY KEY (id),
	CONSTRAINT uq_staged_amounts_dossier_id UNIQUE (dossier_id, fund_id, stage, said_on),
	CONSTRAINT fk_staged_amounts_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_staged_amounts_fund_id FOREIGN KEY(fund_id) REFERENCES funds (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_staged_amounts_stage CHECK (stage IN ('requested', 'instructed', 'voted', 'convention', 'claimed', 'certified', 'paid')),
	CONSTRAINT ck_staged_amounts_amount CHECK (amount >= 0),
	CONSTRAINT ck_staged_amounts_said_on CHECK (length(said_on) = 10),
	CONSTRAINT ck_staged_amounts_origin CHECK (origin IN ('said', 'claims', 'amendments'))
)
 STRICT;

CREATE INDEX ix_staged_amounts_fund_id ON staged_amounts (fund_id);

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

CREATE TABLE waiting_ranks (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	rank INTEGER,
	sitting_id INTEGER,
	said_on TEXT NOT NULL,
	reason TEXT,
	CONSTRAINT pk_waiting_ranks PRIMARY KEY (id),
	CONSTRAINT uq_waiting_ranks_dossier_id UNIQUE (dossier_id),
	CONSTRAINT fk_waiting_ranks_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_waiting_ranks_sitting_id FOREIGN KEY(sitting_id) REFERENCES sittings (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_waiting_ranks_said_on CHECK (length(said_on) = 10)
)
 STRICT;

CREATE INDEX ix_waiting_ranks_sitting_id ON waiting_ranks (sitting_id);

CREATE TABLE assignments (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	since TEXT NOT NULL,
	until TEXT,
	share INTEGER,
	signed_on TEXT,
	attachment_id INTEGER,
	CONSTRAINT pk_assignments PRIMARY KEY (id),
	CONSTRAINT fk_assignments_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_assignments_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_assignments_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachments (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_assignments_since CHECK (length(since) = 10),
	CONSTRAINT ck_assignments_until CHECK (length(until) = 10),
	CONSTRAINT ck_assignments_share CHECK (share BETWEEN 0 AND 1000000),
	CONSTRAINT ck_assignments_signed_on CHECK (length(signed_on) = 10)
)
 STRICT;

CREATE INDEX ix_assignments_attachment_id ON assignments (attachment_id);

CREATE INDEX ix_assignments_dossier_id ON assignments (dossier_id);

CREATE INDEX ix_assignments_person_id ON assignments (person_id);

CREATE TABLE common_costs (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	label TEXT NOT NULL,
	amount INTEGER NOT NULL,
	paid_by_id INTEGER,
	paid_on TEXT,
	CONSTRAINT pk_common_costs PRIMARY KEY (id),
	CONSTRAINT fk_common_costs_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_common_costs_paid_by_id FOREIGN KEY(paid_by_id) REFERENCES cooperation_partners (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_common_costs_amount CHECK (amount >= 0),
	CONSTRAINT ck_common_costs_paid_on CHECK (length(paid_on) = 10)
)
 STRICT;

CREATE INDEX ix_common_costs_dossier_id ON common_costs (dossier_id);

CREATE INDEX ix_common_costs_paid_by_id ON common_costs (paid_by_id);

CREATE TABLE contract_changes (
	id INTEGER NOT NULL,
	contract_id INTEGER NOT NULL,
	amount INTEGER NOT NULL,
	agreed_on TEXT,
	reason TEXT,
	CONSTRAINT pk_contract_changes PRIMARY KEY (id),
	CONSTRAINT fk_contract_changes_contract_id FOREIGN KEY(contract_id) REFERENCES contracts (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_contract_changes_agreed_on CHECK (length(agreed_on) = 10)
)
 STRICT;

CREATE INDEX ix_contract_changes_contract_id ON contract_changes (contract_id);

CREATE TABLE control_findings (
	id INTEGER NOT NULL,
	control_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	text TEXT NOT NULL,
	answer_due_on TEXT,
	answer TEXT,
	answered_on TEXT,
	correction INTEGER,
	is_upheld INTEGER,
	CONSTRAINT pk_control_findings PRIMARY KEY (id),
	CONSTRAINT fk_control_findings_control_id FOREIGN KEY(control_id) REFERENCES controls (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_control_findings_answer_due_on CHECK (length(answer_due_on) = 10),
	CONSTRAINT ck_control_findings_answered_on CHECK (length(answered_on) = 10),
	CONSTRAINT ck_control_findings_correction CHECK (correction >= 0),
	CONSTRAINT ck_control_findings_is_upheld CHECK (is_upheld IN (0, 1))
)
 STRICT;

CREATE INDEX ix_control_findings_control_id ON control_findings (control_id);

CREATE TABLE cooperations (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	common_action TEXT,
	agreed_on TEXT,
	ends_on TEXT,
	approved_on TEXT,
	remark TEXT,
	attachment_id INTEGER,
	CONSTRAINT pk_cooperations PRIMARY KEY (id),
	CONSTRAINT uq_cooperations_dossier_id UNIQUE (dossier_id),
	CONSTRAINT fk_cooperations_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cooperations_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachments (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_cooperations_kind CHECK (kind IN ('interterritorial', 'transnational')),
	CONSTRAINT ck_cooperations_agreed_on CHECK (length(agreed_on) = 10),
	CONSTRAINT ck_cooperations_ends_on CHECK (length(ends_on) = 10),
	CONSTRAINT ck_cooperations_approved_on CHECK (length(approved_on) = 10)
)
 STRICT;

CREATE INDEX ix_cooperations_attachment_id ON cooperations (attachment_id);

CREATE TABLE cost_lines (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	contract_id INTEGER,
	position INTEGER NOT NULL,
	label TEXT NOT NULL,
	kind TEXT NOT NULL,
	measure TEXT NOT NULL,
	net INTEGER,
	vat INTEGER,
	quantity INTEGER,
	unit_cost INTEGER,
	share INTEGER,
	scale TEXT,
	driven_before INTEGER,
	taken_on TEXT,
	traits TEXT,
	vat_recovered INTEGER,
	inside_share INTEGER,
	revenue INTEGER,
	left_out TEXT,
	instructed INTEGER,
	instructed_reason TEXT,
	amount INTEGER NOT NULL,
	eligible_amount INTEGER NOT NULL,
	CONSTRAINT pk_cost_lines PRIMARY KEY (id),
	CONSTRAINT fk_cost_lines_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cost_lines_contract_id FOREIGN KEY(contract_id) REFERENCES contracts (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_cost_lines_kind CHECK (kind IN ('investment', 'works', 'service', 'study', 'staff', 'flat_rate', 'travel', 'in_kind', 'rent', 'communication', 'other')),
	CONSTRAINT ck_cost_lines_measure CHECK (measure IN ('known', 'quoted', 'hours', 'yearly_hours', 'months', 'mileage', 'flat_rate')),
	CONSTRAINT ck_cost_lines_net CHECK (net >= 0),
	CONSTRAINT ck_cost_lines_vat CHECK (vat >= 0),
	CONSTRAINT ck_cost_lines_unit_cost CHECK (unit_cost >= 0),
	CONSTRAINT ck_cost_lines_share CHECK (share BETWEEN 0 AND 1000000),
	CONSTRAINT ck_cost_lines_vat_recovered CHECK (vat_recovered BETWEEN 0 AND 1000000),
	CONSTRAINT ck_cost_lines_inside_share CHECK (inside_share BETWEEN 0 AND 1000000),
	CONSTRAINT ck_cost_lines_revenue CHECK (revenue >= 0),
	CONSTRAINT ck_cost_lines_instructed CHECK (instructed >= 0),
	CONSTRAINT ck_cost_lines_amount CHECK (amount >= 0),
	CONSTRAINT ck_cost_lines_eligible_amount CHECK (eligible_amount >= 0)
)
 STRICT;

CREATE INDEX ix_cost_lines_contract_id ON cost_lines (contract_id);

CREATE INDEX ix_cost_lines_dossier_id ON cost_lines (dossier_id);

CREATE TABLE follow_ups (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	label TEXT NOT NULL,
	due_on TEXT,
	warn_days INTEGER,
	done_on TEXT,
	remark TEXT,
	attachment_id INTEGER,
	CONSTRAINT pk_follow_ups PRIMARY KEY (id),
	CONSTRAINT fk_follow_ups_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_follow_ups_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachments (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_follow_ups_kind CHECK (kind IN ('publicity', 'report', 'revenue', 'maintenance', 'control', 'insurance', 'other')),
	CONSTRAINT ck_follow_ups_due_on CHECK (length(due_on) = 10),
	CONSTRAINT ck_follow_ups_done_on CHECK (length(done_on) = 10)
)
 STRICT;

CREATE INDEX ix_follow_ups_attachment_id ON follow_ups (attachment_id);

CREATE INDEX ix_follow_ups_dossier_id ON follow_ups (dossier_id);

CREATE TABLE funder_payments (
	id INTEGER NOT NULL,
	funding_line_id INTEGER NOT NULL,
	amount INTEGER NOT NULL,
	asked_on TEXT,
	paid_on TEXT,
	remark TEXT,
	CONSTRAINT pk_funder_payments PRIMARY KEY (id),
	CONSTRAINT fk_funder_payments_funding_line_id FOREIGN KEY(funding_line_id) REFERENCES funding_lines (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_funder_payments_amount CHECK (amount >= 0),
	CONSTRAINT ck_funder_payments_asked_on CHECK (length(asked_on) = 10),
	CONSTRAINT ck_funder_payments_paid_on CHECK (length(paid_on) = 10)
)
 STRICT;

CREATE INDEX ix_funder_payments_funding_line_id ON funder_payments (funding_line_id);

CREATE TABLE logos (
	id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	name TEXT NOT NULL,
	attachment_id INTEGER NOT NULL,
	CONSTRAINT pk_logos PRIMARY KEY (id),
	CONSTRAINT fk_logos_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachments (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_logos_attachment_id ON logos (attachment_id);

CREATE TABLE made_papers (
	id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	sitting_id INTEGER,
	dossier_id INTEGER,
	reference TEXT NOT NULL,
	title TEXT NOT NULL,
	digest TEXT NOT NULL,
	is_draft INTEGER NOT NULL,
	prepared_on TEXT NOT NULL,
	printed_on TEXT,
	signed_on TEXT,
	sent_on TEXT,
	sent_by TEXT,
	scan_id INTEGER,
	remark TEXT,
	CONSTRAINT pk_made_papers PRIMARY KEY (id),
	CONSTRAINT ck_made_papers_digest CHECK (length(digest) = 64),
	CONSTRAINT fk_made_papers_sitting_id FOREIGN KEY(sitting_id) REFERENCES sittings (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_made_papers_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_made_papers_scan_id FOREIGN KEY(scan_id) REFERENCES attachments (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_made_papers_is_draft CHECK (is_draft IN (0, 1)),
	CONSTRAINT ck_made_papers_prepared_on CHECK (length(prepared_on) = 10),
	CONSTRAINT ck_made_papers_printed_on CHECK (length(printed_on) = 10),
	CONSTRAINT ck_made_papers_signed_on CHECK (length(signed_on) = 10),
	CONSTRAINT ck_made_papers_sent_on CHECK (length(sent_on) = 10),
	CONSTRAINT ck_made_papers_sent_by CHECK (sent_by IN ('email', 'post', 'hand', 'phone'))
)
 STRICT;

CREATE INDEX ix_made_papers_dossier_id ON made_papers (dossier_id);

CREATE INDEX ix_made_papers_scan_id ON made_papers (scan_id);

CREATE INDEX ix_made_papers_sitting_id ON made_papers (sitting_id);

CREATE TABLE missions (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	went_on TEXT NOT NULL,
	came_back_on TEXT,
	place TEXT NOT NULL,
	purpose TEXT NOT NULL,
	kilometres INTEGER,
	kilometre_cost INTEGER,
	fares INTEGER,
	meals INTEGER,
	nights INTEGER,
	refunded_on TEXT,
	attachment_id INTEGER,
	CONSTRAINT pk_missions PRIMARY KEY (id),
	CONSTRAINT fk_missions_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_missions_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_missions_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachments (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_missions_went_on CHECK (length(went_on) = 10),
	CONSTRAINT ck_missions_came_back_on CHECK (length(came_back_on) = 10),
	CONSTRAINT ck_missions_fares CHECK (fares >= 0),
	CONSTRAINT ck_missions_meals CHECK (meals >= 0),
	CONSTRAINT ck_missions_nights CHECK (nights >= 0),
	CONSTRAINT ck_missions_refunded_on CHECK (length(refunded_on) = 10)
)
 STRICT;

CREATE INDEX ix_missions_attachment_id ON missions (attachment_id);

CREATE INDEX ix_missions_dossier_id ON missions (dossier_id);

CREATE INDEX ix_missions_person_id ON missions (person_id);

CREATE TABLE payment_claims (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	fund_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	kind TEXT NOT NULL,
	planned_claim_id INTEGER,
	ready_on TEXT,
	filed_on TEXT,
	complete_on TEXT,
	visited_on TEXT,
	service_done_on TEXT,
	sent_on TEXT,
	paid_on TEXT,
	withdrawn_on TEXT,
	covers_from TEXT,
	covers_until TEXT,
	held_by TEXT,
	asked INTEGER,
	certified INTEGER,
	paid INTEGER,
	remark TEXT,
	CONSTRAINT pk_payment_claims PRIMARY KEY (id),
	CONSTRAINT fk_payment_claims_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_payment_claims_fund_id FOREIGN KEY(fund_id) REFERENCES funds (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_payment_claims_planned_claim_id FOREIGN KEY(planned_claim_id) REFERENCES planned_claims (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_payment_claims_kind CHECK (kind IN ('instalment', 'balance')),
	CONSTRAINT ck_payment_claims_ready_on CHECK (length(ready_on) = 10),
	CONSTRAINT ck_payment_claims_filed_on CHECK (length(filed_on) = 10),
	CONSTRAINT ck_payment_claims_complete_on CHECK (length(complete_on) = 10),
	CONSTRAINT ck_payment_claims_visited_on CHECK (length(visited_on) = 10),
	CONSTRAINT ck_payment_claims_service_done_on CHECK (length(service_done_on) = 10),
	CONSTRAINT ck_payment_claims_sent_on CHECK (length(sent_on) = 10),
	CONSTRAINT ck_payment_claims_paid_on CHECK (length(paid_on) = 10),
	CONSTRAINT ck_payment_claims_withdrawn_on CHECK (length(withdrawn_on) = 10),
	CONSTRAINT ck_payment_claims_covers_from CHECK (length(covers_from) = 10),
	CONSTRAINT ck_payment_claims_covers_until CHECK (length(covers_until) = 10),
	CONSTRAINT ck_payment_claims_held_by CHECK (held_by IN ('holder', 'gal', 'region', 'payer', 'funder')),
	CONSTRAINT ck_payment_claims_asked CHECK (asked >= 0),
	CONSTRAINT ck_payment_claims_certified CHECK (certified >= 0),
	CONSTRAINT ck_payment_claims_paid CHECK (paid >= 0)
)
 STRICT;

CREATE INDEX ix_payment_claims_dossier_id ON payment_claims (dossier_id);

CREATE INDEX ix_payment_claims_fund_id ON payment_claims (fund_id);

CREATE INDEX ix_payment_claims_planned_claim_id ON payment_claims (planned_claim_id);

CREATE TABLE payrolls (
	id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	month TEXT NOT NULL,
	gross INTEGER NOT NULL,
	charges INTEGER NOT NULL,
	helped INTEGER,
	paid_hours INTEGER,
	paid_on TEXT,
	attachment_id INTEGER,
	CONSTRAINT pk_payrolls PRIMARY KEY (id),
	CONSTRAINT uq_payrolls_person_id UNIQUE (person_id, month),
	CONSTRAINT fk_payrolls_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_payrolls_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachments (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_payrolls_month CHECK (length(month) = 10),
	CONSTRAINT ck_payrolls_gross CHECK (gross >= 0),
	CONSTRAINT ck_payrolls_charges CHECK (charges >= 0),
	CONSTRAINT ck_payrolls_helped CHECK (helped >= 0),
	CONSTRAINT ck_payrolls_paid_on CHECK (length(paid_on) = 10)
)
 STRICT;

CREATE INDEX ix_payrolls_attachment_id ON payrolls (attachment_id);

CREATE TABLE pieces (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	code TEXT NOT NULL,
	label TEXT,
	asked_on TEXT,
	received_on TEXT,
	dated_on TEXT,
	expires_on TEXT,
	set_aside TEXT,
	attachment_id INTEGER,
	CONSTRAINT pk_pieces PRIMARY KEY (id),
	CONSTRAINT uq_pieces_dossier_id UNIQUE (dossier_id, code),
	CONSTRAINT fk_pieces_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_pieces_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachments (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_pieces_asked_on CHECK (length(asked_on) = 10),
	CONSTRAINT ck_pieces_received_on CHECK (length(received_on) = 10),
	CONSTRAINT ck_pieces_dated_on CHECK (length(dated_on) = 10),
	CONSTRAINT ck_pieces_expires_on CHECK (length(expires_on) = 10)
)
 STRICT;

CREATE INDEX ix_pieces_attachment_id ON pieces (attachment_id);

CREATE TABLE reconciliations (
	id INTEGER NOT NULL,
	name TEXT NOT NULL,
	digest TEXT NOT NULL,
	held_on TEXT NOT NULL,
	said_on TEXT,
	report TEXT NOT NULL,
	attachment_id INTEGER,
	CONSTRAINT pk_reconciliations PRIMARY KEY (id),
	CONSTRAINT ck_reconciliations_digest CHECK (length(digest) = 64),
	CONSTRAINT fk_reconciliations_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachments (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_reconciliations_held_on CHECK (length(held_on) = 10),
	CONSTRAINT ck_reconciliations_said_on CHECK (length(said_on) = 10)
)
 STRICT;

CREATE INDEX ix_reconciliations_attachment_id ON reconciliations (attachment_id);

CREATE TABLE time_sheets (
	id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	month TEXT NOT NULL,
	signed_on TEXT,
	countersigned_on TEXT,
	countersigned_by TEXT,
	remark TEXT,
	attachment_id INTEGER,
	CONSTRAINT pk_time_sheets PRIMARY KEY (id),
	CONSTRAINT uq_time_sheets_person_id UNIQUE (person_id, month),
	CONSTRAINT fk_time_sheets_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_time_sheets_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachments (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_time_sheets_month CHECK (length(month) = 10),
	CONSTRAINT ck_time_sheets_signed_on CHECK (length(signed_on) = 10),
	CONSTRAINT ck_time_sheets_countersigned_on CHECK (length(countersigned_on) = 10)
)
 STRICT;

CREATE INDEX ix_time_sheets_attachment_id ON time_sheets (attachment_id);

CREATE TABLE workbook_runs (
	id INTEGER NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	digest TEXT NOT NULL,
	imported_at TEXT NOT NULL,
	new_rows INTEGER NOT NULL,
	changed_rows INTEGER NOT NULL,
	same_rows INTEGER NOT NULL,
	doubt_rows INTEGER NOT NULL,
	error_rows INTEGER NOT NULL,
	skipped_rows INTEGER NOT NULL,
	report TEXT NOT NULL,
	source_id INTEGER,
	attachment_id INTEGER,
	CONSTRAINT pk_workbook_runs PRIMARY KEY (id),
	CONSTRAINT ck_workbook_runs_digest CHECK (length(digest) = 64),
	CONSTRAINT fk_workbook_runs_source_id FOREIGN KEY(source_id) REFERENCES workbook_sources (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_workbook_runs_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachments (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_workbook_runs_imported_at CHECK (length(imported_at) = 16)
)
 STRICT;

CREATE INDEX ix_workbook_runs_attachment_id ON workbook_runs (attachment_id);

CREATE INDEX ix_workbook_runs_digest ON workbook_runs (digest);

CREATE INDEX ix_workbook_runs_source_id ON workbook_runs (source_id);

CREATE TABLE cash_movements (
	id INTEGER NOT NULL,
	dossier_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	label TEXT NOT NULL,
	amount INTEGER NOT NULL,
	due_on TEXT,
	early_on TEXT,
	late_on TEXT,
	is_done INTEGER NOT NULL,
	cost_line_id INTEGER,
	funding_line_id INTEGER,
	CONSTRAINT pk_cash_movements PRIMARY KEY (id),
	CONSTRAINT fk_cash_movements_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cash_movements_cost_line_id FOREIGN KEY(cost_line_id) REFERENCES cost_lines (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cash_movements_funding_line_id FOREIGN KEY(funding_line_id) REFERENCES funding_lines (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_cash_movements_kind CHECK (kind IN ('spending', 'vat_refund', 'own', 'advance', 'cofunder', 'other')),
	CONSTRAINT ck_cash_movements_amount CHECK (amount >= 0),
	CONSTRAINT ck_cash_movements_due_on CHECK (length(due_on) = 10),
	CONSTRAINT ck_cash_movements_early_on CHECK (length(early_on) = 10),
	CONSTRAINT ck_cash_movements_late_on CHECK (length(late_on) = 10),
	CONSTRAINT ck_cash_movements_is_done CHECK (is_done IN (0, 1))
)
 STRICT;

CREATE INDEX ix_cash_movements_cost_line_id ON cash_movements (cost_line_id);

CREATE INDEX ix_cash_movements_dossier_id ON cash_movements (dossier_id);

CREATE INDEX ix_cash_movements_funding_line_id ON cash_movements (funding_line_id);

CREATE TABLE claim_expenses (
	id INTEGER NOT NULL,
	claim_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	cost_line_id INTEGER,
	label TEXT NOT NULL,
	supplier TEXT,
	invoice TEXT,
	invoiced_on TEXT,
	net INTEGER,
	vat INTEGER,
	claimed INTEGER NOT NULL,
	paid_on TEXT,
	proof TEXT,
	cut INTEGER NOT NULL,
	cut_reason TEXT,
	cut_remark TEXT,
	payroll_id INTEGER,
	mission_id INTEGER,
	drawn_rate INTEGER,
	attachment_id INTEGER,
	CONSTRAINT pk_claim_expenses PRIMARY KEY (id),
	CONSTRAINT fk_claim_expenses_claim_id FOREIGN KEY(claim_id) REFERENCES payment_claims (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_claim_expenses_cost_line_id FOREIGN KEY(cost_line_id) REFERENCES cost_lines (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_claim_expenses_payroll_id FOREIGN KEY(payroll_id) REFERENCES payrolls (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_claim_expenses_mission_id FOREIGN KEY(mission_id) REFERENCES missions (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_claim_expenses_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachments (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_claim_expenses_invoiced_on CHECK (length(invoiced_on) = 10),
	CONSTRAINT ck_claim_expenses_net CHECK (net >= 0),
	CONSTRAINT ck_claim_expenses_vat CHECK (vat >= 0),
	CONSTRAINT ck_claim_expenses_claimed CHECK (claimed >= 0),
	CONSTRAINT ck_claim_expenses_paid_on CHECK (length(paid_on) = 10),
	CONSTRAINT ck_claim_expenses_proof CHECK (proof IN ('stamped_invoice', 'bank_statement', 'public_order', 'payslip', 'time_sheet', 'none')),
	CONSTRAINT ck_claim_expenses_cut CHECK (cut >= 0),
	CONSTRAINT ck_claim_expenses_cut_reason CHECK (cut_reason IN ('outside_period', 'outside_convention', 'above_quote', 'other_supplier', 'vat_recovered', 'claimed_twice', 'not_paid', 'no_proof', 'no_publicity', 'above_ceiling', 'not_eligible', 'revenue', 'other')),
	CONSTRAINT ck_claim_expenses_drawn_rate CHECK (drawn_rate BETWEEN 0 AND 1000000)
)
 STRICT;

CREATE INDEX ix_claim_expenses_attachment_id ON claim_expenses (attachment_id);

CREATE INDEX ix_claim_expenses_claim_id ON claim_expenses (claim_id);

CREATE INDEX ix_claim_expenses_cost_line_id ON claim_expenses (cost_line_id);

CREATE INDEX ix_claim_expenses_mission_id ON claim_expenses (mission_id);

CREATE INDEX ix_claim_expenses_payroll_id ON claim_expenses (payroll_id);

CREATE TABLE commitments (
	id INTEGER NOT NULL,
	cost_line_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	made_on TEXT,
	CONSTRAINT pk_commitments PRIMARY KEY (id),
	CONSTRAINT fk_commitments_cost_line_id FOREIGN KEY(cost_line_id) REFERENCES cost_lines (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_commitments_kind CHECK (kind IN ('quote_signed', 'order', 'contract_notice', 'contract_notified', 'deposit', 'invoice')),
	CONSTRAINT ck_commitments_made_on CHECK (length(made_on) = 10)
)
 STRICT;

CREATE INDEX ix_commitments_cost_line_id ON commitments (cost_line_id);

CREATE TABLE quotes (
	id INTEGER NOT NULL,
	cost_line_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	supplier TEXT NOT NULL,
	amount INTEGER NOT NULL,
	vat INTEGER NOT NULL,
	dated_on TEXT,
	is_retained INTEGER NOT NULL,
	reason TEXT,
	CONSTRAINT pk_quotes PRIMARY KEY (id),
	CONSTRAINT fk_quotes_cost_line_id FOREIGN KEY(cost_line_id) REFERENCES cost_lines (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_quotes_amount CHECK (amount >= 0),
	CONSTRAINT ck_quotes_vat CHECK (vat >= 0),
	CONSTRAINT ck_quotes_dated_on CHECK (length(dated_on) = 10),
	CONSTRAINT ck_quotes_is_retained CHECK (is_retained IN (0, 1))
)
 STRICT;

CREATE INDEX ix_quotes_cost_line_id ON quotes (cost_line_id);

CREATE TABLE time_entries (
	id INTEGER NOT NULL,
	sheet_id INTEGER NOT NULL,
	task_id INTEGER NOT NULL,
	worked_on TEXT NOT NULL,
	minutes INTEGER NOT NULL,
	CONSTRAINT pk_time_entries PRIMARY KEY (id),
	CONSTRAINT uq_time_entries_sheet_id UNIQUE (sheet_id, task_id, worked_on),
	CONSTRAINT fk_time_entries_sheet_id FOREIGN KEY(sheet_id) REFERENCES time_sheets (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_time_entries_task_id FOREIGN KEY(task_id) REFERENCES running_tasks (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_time_entries_worked_on CHECK (length(worked_on) = 10)
)
 STRICT;

CREATE INDEX ix_time_entries_task_id ON time_entries (task_id);

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
