import { isRole, parseScope, territoriesOf } from '$lib/domain/access';
import { findField } from '$lib/domain/fields';
import type { JournalAction } from '$lib/domain/journal';
import { reference } from '$lib/reference';
import { ROLE_LABELS, scopeLabel } from './accounts';
import { formatDate, formatInteger, NBSP } from './format';
import type { Looks } from './outcome-looks';

/** What was done, in a few words. */
export const ACTION_LABELS: Readonly<Record<JournalAction, string>> = {
	'sign-in': 'Connexion',
	'sign-in-refused': 'Connexion refusée',
	'sign-out': 'Déconnexion',
	'session-revoked': 'Session fermée à distance',
	'password-changed': 'Mot de passe changé',
	'factor-added': 'Second facteur ajouté',
	'factor-removed': 'Second facteur retiré',
	'recovery-used': 'Code de secours utilisé',
	'account-invited': 'Invitation',
	'account-activated': 'Compte activé',
	'account-changed': 'Rôle ou territoires changés',
	'account-deactivated': 'Compte désactivé',
	'account-reactivated': 'Compte réactivé',
	'account-erased': 'Compte effacé',
	'identity-linked': 'Fournisseur d’identité rattaché',
	'link-made': 'Lien d’accès créé',
	'work-transferred': 'Travail transféré',
	'import-started': 'Import commencé',
	'version-published': 'Version publiée',
	'version-restored': 'Version rétablie',
	'value-decided': 'Valeur décidée à la main',
	'value-withdrawn': 'Décision reprise',
	'proposal-accepted': 'Rapprochement accepté',
	'entities-separated': 'Entités séparées de leur groupe',
	'proposal-refused': 'Rapprochement refusé',
	'refusals-forgotten': 'Refus oubliés',
	'criteria-published': 'Critères publiés',
	'criteria-draft-deleted': 'Brouillon de critères supprimé',
	'override-decided': 'Dérogation décidée',
	'override-withdrawn': 'Dérogation retirée',
	'scenario-created': 'Scénario créé',
	'scenario-renamed': 'Scénario renommé',
	'scenario-archived': 'Scénario archivé',
	'scenario-restored': 'Scénario sorti des archives',
	'scenario-changed': 'Scénario modifié',
	'scenario-looked-at': 'Scénario vérifié avec les données en vigueur',
	'amount-recorded': 'Montant enregistré',
	'amount-withdrawn': 'Montant retiré',
	'allocation-stored': 'Répartition enregistrée',
	'workshop-created': 'Atelier créé',
	'workshop-opened': 'Atelier ouvert',
	'workshop-deleted': 'Atelier supprimé',
	'campaign-created': 'Campagne créée',
	'campaign-marked': 'Envois ou relances notés',
	'workshop-closed': 'Atelier terminé',
	'workshop-device-paired': 'Appareil relié à un pupitre',
	'workshop-device-revoked': 'Appareil retiré d’un pupitre',
	'workshop-people-erased': 'Noms et appareils d’un atelier effacés',
	exported: 'Fichier exporté',
	'setting-changed': 'Réglage changé',
	'demonstration-closed': 'Démonstration fermée'
};

const SUBJECTS: Readonly<Record<string, string>> = {
	version: 'version',
	import: 'import',
	account: 'compte n°',
	structure: 'structure',
	campaign: 'campagne n°',
	criteria: 'critères, version',
	draft: 'brouillon de critères n°',
	organisation: 'organisation',
	override: 'dérogation n°',
	overrides: 'liste des dérogations',
	scenario: 'scénario n°',
	workshop: 'atelier n°',
	list: 'liste n°',
	rejects: 'lignes refusées de l’import',
	aliases: 'alias',
	groups: 'groupe',
	entity: 'entité juridique',
	proposal: 'rapprochement',
	proposals: 'rapprochements',
	structures: 'liste des structures',
	organisations: 'liste des organisations',
	comparison: 'comparaison',
	mailing: 'liste d’organismes',
	journal: 'journal',
	retention: 'durée de conservation',
	demonstration: 'démonstration'
};

/** What a line is about: « compte n° 3 », « version 12 ». */
export function subjectLabel(subject: string): string {
	const [kind = '', ...rest] = subject.split(' ');
	return [SUBJECTS[kind] ?? kind, ...rest].join(NBSP);
}

/** Page of what a line is about; null when it has none of its own. */
export function subjectHref(subject: string): string | null {
	const [kind, id = ''] = subject.split(' ');
	const paths: Readonly<Record<string, string>> = {
		version: '/donnees/versions/',
		import: '/donnees/imports/',
		account: '/comptes/',
		structure: '/structures/',
		campaign: '/collecte/',
		list: '/listes/',
		scenario: '/financement/scenarios/'
	};
	const path = paths[kind ?? ''];
	return path !== undefined && /^\w+$/.test(id) ? path + id : null;
}

/** What is noted of things, in the order it is told. */
const FACTS: Readonly<Record<string, string>> = {
	by: 'moyen',
	kind: 'nature',
	role: 'rôle',
	scope: 'territoires',
	to: 'au compte n°',
	imports: 'imports',
	campaigns: 'campagnes',
	views: 'vues',
	lists: 'listes',
	months: 'mois de conservation',
	base: 'base',
	settings: 'réglages',
	stage: 'nature du montant',
	cents: 'montant, en centimes',
	allocation: 'répartition n°',
	about: 'au sujet de',
	segment: 'segment',
	computed: 'segment calculé',
	expiresOn: 'dernier jour',
	field: 'champ',
	value: 'valeur',
	restores: 'contenu de la version',
	import: 'import',
	files: 'fichiers',
	structures: 'structures',
	added: 'ajoutées',
	changed: 'modifiées',
	closed: 'fermées',
	unchanged: 'inchangées',
	what: 'quoi',
	operators: 'organismes',
	dueOn: 'réponse attendue le',
	refused: 'refus',
	name: 'nom',
	format: 'format',
	filters: 'filtres',
	rows: 'lignes',
	version: 'version',
	hash: 'empreinte'
};

const VALUES: Readonly<Record<string, string>> = {
	invitation: 'invitation',
	renewal: 'nouveaux moyens de connexion',
	'first-admin': 'premier accès',
	demonstration: 'démonstration',
	password: 'mot de passe',
	'password+app': 'mot de passe et application',
	'password+passkey': 'mot de passe et clé d’accès',
	'password+recovery-code': 'mot de passe et code de secours',
	passkey: 'clé d’accès',
	app: 'application',
	link: 'lien',
	provider: 'fournisseur d’identité',
	asked: 'demandé',
	decided: 'décidé',
	'past-aid': 'aide passée',
	sent: 'envois',
	reminded: 'relances'
};

const TERRITORIES = territoriesOf(reference.departments);
const HASH_SHOWN = 12;

function valueText(key: string, value: unknown, looks: Looks): string {
	const scope = key === 'scope' ? parseScope(value, TERRITORIES) : null;
	if (scope !== null) return scopeLabel(scope);
	if (value === null || value === undefined || value === '') return key === 'value' ? 'inconnu' : '–';
	if (typeof value === 'number') return formatInteger(value);
	if (typeof value === 'boolean') return value ? 'oui' : 'non';
	if (typeof value !== 'string') return JSON.stringify(value);
	if (key === 'role' && isRole(value)) return ROLE_LABELS[value];
	if (key === 'about') return subjectLabel(value);
	if (key === 'segment') return looks(value).short;
	if (key === 'computed')
		return value
			.split(', ')
			.map((id) => looks(id).short)
			.join(', ');
	if (key === 'field') return findField(value)?.label ?? value;
	if (key === 'hash') return `${value.slice(0, HASH_SHOWN)}…`;
	if (key === 'filters') return readableAddress(value);
	return VALUES[value] ?? formatDate(value);
}

function readableAddress(query: string): string {
	try {
		return decodeURIComponent(query.replace(/^\?/, '').replaceAll('+', ' ').replaceAll('&', ', ')) || 'aucun';
	} catch {
		return query;
	}
}

/** One fact of a line: what it was, and what it is; null on the side where nothing was said. */
export interface FactLine {
	readonly label: string;
	readonly before: string | null;
	readonly after: string | null;
}

const entriesOf = (facts: unknown): ReadonlyMap<string, unknown> =>
	new Map(typeof facts === 'object' && facts !== null ? Object.entries(facts) : []);

/**
 * The facts of a line in words, always in the same order; that nothing was before is not said.
 * @param looks how segments are named today
 */
export function factLines(before: unknown, after: unknown, looks: Looks): readonly FactLine[] {
	const [old, now] = [entriesOf(before), entriesOf(after)];
	const text = (facts: ReadonlyMap<string, unknown>, key: string): string | null =>
		facts.has(key) ? valueText(key, facts.get(key), looks) : null;
	const said = [...new Set([...Object.keys(FACTS), ...now.keys(), ...old.keys()])].filter(
		(key) => now.has(key) || (old.get(key) ?? null) !== null
	);
	return said.map((key) => ({
		label: FACTS[key] ?? key,
		before: text(old, key),
		after: text(now, key)
	}));
}

/** A fact on one line: « rôle : analyste → lecteur ». */
export function factText({ label, before, after }: FactLine): string {
	if (after === null) return `${label} avant${NBSP}: ${before ?? '–'}`;
	return `${label}${NBSP}: ${before === null || before === after ? after : `${before} → ${after}`}`;
}

const PROBLEMS = {
	changed: 'n’est pas celle qui a été écrite',
	unlinked: 'ne suit pas la précédente',
	missing: 'manque',
	added: 'n’a pas été écrite par le programme'
} as const;

/** Whether the journal is intact, in one sentence. */
export function journalStateText(
	state:
		| { readonly intact: true; readonly lines: number }
		| {
				readonly intact: false;
				readonly broken: { readonly line: number; readonly problem: keyof typeof PROBLEMS };
		  }
): string {
	if (!state.intact)
		return `Journal altéré${NBSP}: la ligne ${formatInteger(state.broken.line)} ${PROBLEMS[state.broken.problem]}`;
	const { lines } = state;
	return `Journal intact${NBSP}: ${formatInteger(lines)} ${lines < 2 ? 'ligne vérifiée' : 'lignes vérifiées'}`;
}
