import type { Field } from './field';

/** Facts of one use: a legal entity or a structure, a digital solution, and how its users prove who they are. */
export const USE_FIELDS: readonly Field[] = [
	{
		id: 'use.holder',
		label: 'N° FINESS déclarant (EJ ou ET)',
		type: 'finess',
		level: 'use',
		origin: 'declared',
		help: 'Entité juridique ou structure pour laquelle l’usage est déclaré. Un total donné pour l’EJ remplace ceux de ses sites.',
		headers: [
			'finess',
			'finess ej ou et',
			'n finess',
			'finess declarant',
			'ej',
			'et',
			'finess ej',
			'finess et'
		]
	},
	{
		id: 'use.solution',
		label: 'Solution numérique',
		type: 'text',
		level: 'use',
		origin: 'declared',
		help: 'Nom de la solution utilisée ; la table d’alias réunit les variantes d’un même nom.',
		headers: ['solution', 'logiciel', 'solution numerique', 'application', 'produit']
	},
	{
		id: 'use.declared_solution',
		label: 'Solution (nom déclaré)',
		type: 'text',
		level: 'use',
		origin: 'derived',
		help: 'Nom de la solution tel que déclaré, avant la table d’alias.'
	},
	{
		id: 'use.legal_entity',
		label: 'N° FINESS EJ (usage)',
		type: 'finess',
		level: 'use',
		origin: 'derived',
		help: 'Entité juridique de la structure déclarante, ou le déclarant lui-même quand c’est une entité juridique.'
	},
	{
		id: 'use.users',
		label: 'Utilisateurs',
		type: 'number',
		level: 'use',
		origin: 'declared',
		unit: 'professionnels',
		help: 'Professionnels de l’organisme qui utilisent la solution.',
		headers: [
			'utilisateurs',
			'nb utilisateurs',
			'nombre d utilisateurs',
			'users',
			'professionnels utilisateurs'
		]
	},
	{
		id: 'use.external_users',
		label: 'Utilisateurs externes',
		type: 'number',
		level: 'use',
		origin: 'declared',
		unit: 'comptes',
		help: 'Comptes de professionnels externes sur la même solution ; comptés à part.',
		headers: ['utilisateurs externes', 'comptes externes', 'externes', 'nb externes']
	},
	{
		id: 'use.sensitive',
		label: 'Service sensible',
		type: 'flag',
		level: 'use',
		origin: 'declared',
		help: 'La solution donne-t-elle accès à des données de santé à caractère personnel ?',
		headers: ['sensible', 'service sensible', 'donnees de sante']
	},
	{
		id: 'use.psc',
		label: 'Accès par Pro Santé Connect',
		type: 'flag',
		level: 'use',
		origin: 'declared',
		help: 'L’accès passe-t-il par Pro Santé Connect ?',
		headers: ['psc', 'pro sante connect', 'acces psc']
	},
	{
		id: 'use.mie',
		label: 'Moyen d’identification (MIE)',
		type: 'category',
		level: 'use',
		origin: 'declared',
		help: 'Moyen utilisé pour s’identifier sur la solution.',
		values: [
			{ code: 'e-cps', label: 'e-CPS', aliases: ['ecps', 'e cps'] },
			{ code: 'cps', label: 'Carte CPS', aliases: ['cps'] },
			{ code: 'cpe-cpa', label: 'Carte CPE ou CPA', aliases: ['cpe', 'cpa'] },
			{ code: 'fido', label: 'Clé FIDO', aliases: ['fido', 'fido2', 'cle fido', 'cle fido2'] },
			{
				code: 'badge-pin',
				label: 'Badge avec code PIN',
				aliases: ['badge pin', 'badge et pin', 'badge code']
			},
			{ code: 'badge', label: 'Badge seul', aliases: ['badge'] },
			{
				code: 'otp',
				label: 'Mot de passe et code à usage unique',
				aliases: ['otp', 'mot de passe otp', 'sms']
			},
			{
				code: 'password',
				label: 'Mot de passe seul',
				aliases: ['mot de passe', 'mdp', 'login mot de passe']
			},
			{
				code: 'identity-provider',
				label: 'Fournisseur d’identité habilité',
				aliases: ['fi', 'fi tiers', 'fournisseur d identite']
			}
		],
		headers: ['mie', 'moyen', 'moyen d identification', 'authentification']
	},
	{
		id: 'use.cps_mode',
		label: 'Usage de la CPS',
		type: 'category',
		level: 'use',
		origin: 'declared',
		help: 'Carte CPS utilisée en direct (mTLS), ou enrôlée dans le SI local.',
		values: [
			{ code: 'direct', label: 'En direct (mTLS)', aliases: ['direct', 'mtls'] },
			{ code: 'enrolled', label: 'Enrôlée localement', aliases: ['enrolee', 'local', 'enrolement local'] }
		],
		headers: ['usage cps', 'mode cps']
	},
	{
		id: 'use.enrolment_documented',
		label: 'Enrôlement de la CPS documenté',
		type: 'flag',
		level: 'use',
		origin: 'declared',
		help: 'Quand la CPS est enrôlée dans le SI local : ce processus est-il documenté dans l’attestation de conformité ?',
		headers: ['enrolement documente', 'enrolement cps documente']
	},
	{
		id: 'use.local_access',
		label: 'Accès local seulement',
		type: 'flag',
		level: 'use',
		origin: 'declared',
		help: 'La solution ne s’ouvre-t-elle que depuis les locaux ? Une tolérance peut le prendre en compte selon la version des règles.',
		headers: ['acces local', 'acces local seulement']
	},
	{
		id: 'use.attestation',
		label: 'Attestation de conformité',
		type: 'flag',
		level: 'use',
		origin: 'declared',
		help: 'Le schéma d’identification électronique a-t-il une attestation de conformité au RIE ?',
		headers: ['attestation']
	},
	{
		id: 'use.reservations',
		label: 'Réserves ouvertes',
		type: 'number',
		level: 'use',
		origin: 'declared',
		unit: 'réserves',
		help: 'Nombre de réserves encore ouvertes dans l’attestation.',
		headers: ['reserves', 'nb reserves']
	},
	{
		id: 'use.level',
		label: 'Niveau du MIE',
		type: 'category',
		level: 'use',
		origin: 'declared',
		help: 'Niveau de garantie du moyen d’identification.',
		values: [
			{ code: 'below', label: 'Inférieur à la transition', aliases: ['inferieur', 'faible'] },
			{ code: 'transition', label: 'Transition', aliases: ['transition'] },
			{ code: 'substantial', label: 'Substantiel', aliases: ['substantiel'] },
			{ code: 'high', label: 'Élevé', aliases: ['eleve', 'fort'] }
		],
		headers: ['niveau', 'niveau mie']
	}
];
