import type {
	ActionId,
	Answer,
	ComponentState,
	ConformityStatus,
	FactId,
	LeafId,
	SieveStep,
	Standing,
	StepId,
	WarningId
} from '$lib/domain/compliance';

/** Statuses of a use, a structure or an operator at a milestone. */
export const CONFORMITY_LABELS: Readonly<Record<ConformityStatus, string>> = {
	'out-of-scope': 'Hors champ',
	'compliant-implicitly': 'Conforme, implicitement',
	compliant: 'Conforme',
	'with-reservations': 'Conforme avec réserves',
	'non-compliant': 'Non conforme',
	undetermined: 'Indéterminé'
};

/** A status, or what several possible ones have in common: conform whatever the answer. */
export const conformityLabel = (status: ConformityStatus, standing: Standing): string =>
	status === 'undetermined' && standing === 'passes'
		? 'Conforme, quelle que soit la réponse'
		: CONFORMITY_LABELS[status];

/** The questions of the decision tree, as they are drawn. */
export const SIEVE_QUESTIONS: Readonly<Record<SieveStep, string>> = {
	sensitive: 'Le service est-il sensible ?',
	psc: 'L’accès passe-t-il par Pro Santé Connect ?',
	'cps-direct': 'Sans PSC : est-ce une CPS en direct (mTLS) ?',
	'two-factors': 'Le moyen a-t-il deux facteurs distincts ?',
	attestation: 'Le schéma d’identification a-t-il une attestation ?',
	reservations: 'L’attestation garde-t-elle des réserves ?'
};

/** The questions of the tree, one by one, on the sheet of a use. */
export const STEP_QUESTIONS: Readonly<Record<StepId, string>> = {
	sensitive: 'Service sensible',
	psc: 'Accès par Pro Santé Connect',
	'psc-means': 'Moyen utilisé avec PSC',
	'cps-direct': 'CPS en direct (mTLS)',
	'two-factors': 'Deux facteurs distincts',
	attestation: 'Attestation de conformité',
	reservations: 'Réserves ouvertes',
	level: 'Niveau du MIE'
};

/** Why a use ends where it does. */
export const LEAF_LABELS: Readonly<Record<LeafId, string>> = {
	'not-sensitive': 'service non sensible',
	'psc-accepted': 'moyen accepté par Pro Santé Connect',
	'psc-refused': 'moyen refusé avec Pro Santé Connect (CPE, CPA ou un seul facteur)',
	'cps-direct': 'CPS utilisée en direct, rien à documenter',
	'one-factor': 'un seul facteur',
	'no-attestation': 'pas d’attestation de conformité',
	attested: 'attestation sans réserve',
	'reservations-allowed': 'attestation avec réserves, permises à cette échéance',
	'reservations-refused': 'réserves ouvertes, plus permises à cette échéance',
	'level-too-low': 'réserves, à un niveau inférieur à la transition'
};

/** A fact of a use, as what is missing. */
export const FACT_LABELS: Readonly<Record<FactId, string>> = {
	sensitive: 'si le service est sensible',
	psc: 'si l’accès passe par Pro Santé Connect',
	means: 'le moyen d’identification',
	cpsMode: 'si la CPS est utilisée en direct ou enrôlée',
	enrolmentDocumented: 'si l’enrôlement de la CPS est documenté',
	localAccess: 'si l’accès est seulement local',
	attestation: 'si le schéma a une attestation',
	reservations: 'si des réserves restent ouvertes',
	level: 'le niveau du moyen',
	accepted: 'si Pro Santé Connect accepte ce moyen'
};

export const ANSWER_LABELS: Readonly<Record<Answer, string>> = { yes: 'Oui', no: 'Non', unknown: 'Inconnu' };

export const COMPONENT_STATE_LABELS: Readonly<Record<ComponentState, string>> = {
	present: 'En place',
	missing: 'Manque',
	unknown: 'Inconnu'
};

/** A list of operators to write to: its title, what they are asked, and what its persons are. */
export interface ActionWords {
	readonly title: string;
	readonly ask: string;
	readonly persons: string;
	/** Name of its file, without extension. */
	readonly file: string;
	/** Name of its sheet in a workbook: 31 characters at most. */
	readonly sheet: string;
}

export const ACTION_WORDS: Readonly<Record<ActionId, ActionWords>> = {
	'second-factor': {
		title: 'Doivent passer à deux facteurs',
		ask: 'Remplacer le moyen à un facteur par un moyen à deux facteurs, de préférence accepté par Pro Santé Connect.',
		persons: 'Utilisateurs',
		file: 'second-facteur',
		sheet: 'Deux facteurs'
	},
	attest: {
		title: 'Doivent attester ou lever des réserves',
		ask: 'Établir l’attestation de conformité du schéma d’identification, ou lever les réserves ouvertes.',
		persons: 'Utilisateurs',
		file: 'attestations',
		sheet: 'Attestations et réserves'
	},
	'replace-cards': {
		title: 'Doivent remplacer CPE ou CPA',
		ask: 'Remplacer les cartes CPE et CPA, qui ne sont plus autorisées, par une CPS, une e-CPS ou un autre moyen accepté.',
		persons: 'Utilisateurs',
		file: 'cpe-cpa',
		sheet: 'CPE et CPA'
	},
	'need-e-cps': {
		title: 'Dépendent d’une e-CPS',
		ask: 'Vérifier que chaque professionnel a une e-CPS active : elle sert à s’identifier ou à activer les clés FIDO.',
		persons: 'Utilisateurs',
		file: 'e-cps',
		sheet: 'e-CPS'
	},
	'without-rpps': {
		title: 'Ont des professionnels sans RPPS',
		ask: 'Inscrire au RPPS, par leur autorité d’enregistrement, les professionnels qui n’y sont pas : sans lui, pas d’e-CPS.',
		persons: 'Professionnels sans RPPS',
		file: 'sans-rpps',
		sheet: 'Sans RPPS'
	}
};

export const WARNING_LABELS: Readonly<Record<WarningId, string>> = {
	'keys-without-phone': 'refusent le téléphone et ont des clés FIDO, qu’une e-CPS doit activer',
	'generic-accounts': 'ont des comptes génériques, qui n’identifient personne',
	'cpe-cpa': 'ont encore des cartes CPE ou CPA',
	'without-rpps': 'ont des professionnels sans RPPS, donc sans e-CPS possible'
};

export const RULE_STATUS_LABELS = { 'in-force': 'en vigueur', project: 'projet' } as const;
