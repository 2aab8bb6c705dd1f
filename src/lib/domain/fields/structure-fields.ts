import type { Field } from './field';

/** Facts of one structure (a site, FINESS ET). */
export const STRUCTURE_FIELDS: readonly Field[] = [
	{
		id: 'structure.finess',
		label: 'N° FINESS ET',
		type: 'finess',
		level: 'structure',
		origin: 'register',
		help: 'Numéro FINESS de l’établissement ou du service, 9 caractères, toujours du texte.',
		headers: [
			'finess',
			'finess et',
			'nofinesset',
			'finess geographique',
			'numero finess',
			'n finess',
			'et_finess',
			'num_finess_et',
			'finess etablissement',
			'code finess'
		]
	},
	{
		id: 'structure.name',
		label: 'Nom de la structure',
		type: 'text',
		level: 'structure',
		origin: 'register',
		help: 'Raison sociale longue au registre, à défaut la raison sociale courte.',
		headers: [
			'raison sociale',
			'rs',
			'nom',
			'nom etablissement',
			'nom de l etablissement',
			'et_rs',
			'structure',
			'esms'
		]
	},
	{
		id: 'structure.legal_entity',
		label: 'N° FINESS EJ',
		type: 'finess',
		level: 'structure',
		origin: 'register',
		help: 'Numéro FINESS de l’entité juridique qui gère la structure.',
		headers: ['finess ej', 'nofinessej', 'finess juridique', 'ej_finess', 'num_finess_ej', 'ej']
	},
	{
		id: 'structure.siret',
		label: 'SIRET',
		type: 'text',
		level: 'structure',
		origin: 'register',
		help: 'SIRET de la structure, 14 chiffres ; ses 9 premiers chiffres sont le SIREN.',
		headers: ['siret', 'n siret']
	},
	{
		id: 'structure.category',
		label: 'Catégorie FINESS',
		type: 'category',
		level: 'structure',
		origin: 'register',
		help: 'Catégorie d’établissement du registre FINESS (500 : EHPAD, 354 : SSIAD…).',
		headers: ['categetab', 'code categorie', 'categ_code', 'categorie']
	},
	{
		id: 'structure.sector',
		label: 'Champ',
		type: 'category',
		level: 'structure',
		origin: 'derived',
		help: 'Champ du médico-social auquel la catégorie appartient, selon la table des catégories du produit.',
		values: [
			{ code: 'PA', label: 'Personnes âgées (PA)' },
			{ code: 'PH', label: 'Personnes handicapées (PH)' },
			{ code: 'DOM', label: 'Services à domicile (DOM)' },
			{ code: 'PDS', label: 'Personnes en difficulté spécifique (PDS)' },
			{ code: 'PDE', label: 'Protection de l’enfance (PDE)' },
			{ code: 'AHI', label: 'Accueil, hébergement, insertion (AHI)' },
			{ code: 'PJM', label: 'Protection juridique des majeurs (PJM)' },
			{ code: 'HORS', label: 'Hors champ' }
		]
	},
	{
		id: 'structure.subsector',
		label: 'Sous-champ',
		type: 'category',
		level: 'structure',
		origin: 'derived',
		help: 'Subdivision du champ : hébergement, enfants, adultes, PJJ…'
	},
	{
		id: 'structure.scope',
		label: 'Périmètre',
		type: 'category',
		level: 'structure',
		origin: 'derived',
		help: 'Appartenance au périmètre des ESMS : oui, non (hors champ), à confirmer, ou à qualifier quand la catégorie ou le département est inconnu.',
		values: [
			{ code: 'yes', label: 'Oui' },
			{ code: 'confirm', label: 'À confirmer' },
			{ code: 'no', label: 'Hors champ' },
			{ code: 'to-qualify', label: 'À qualifier' }
		]
	},
	{
		id: 'structure.region',
		label: 'Territoire ARS',
		type: 'category',
		level: 'structure',
		origin: 'derived',
		help: 'Agence régionale de santé dont relève le département (Saint-Martin et Saint-Barthélemy relèvent de la Guadeloupe).'
	},
	{
		id: 'structure.department',
		label: 'Département',
		type: 'category',
		level: 'structure',
		origin: 'register',
		help: 'Département d’implantation, code officiel (2A, 971…).',
		headers: ['departement', 'code departement', 'dep', 'dept']
	},
	{
		id: 'structure.commune',
		label: 'Commune (code INSEE)',
		type: 'text',
		level: 'structure',
		origin: 'register',
		help: 'Code INSEE de la commune, 5 caractères.',
		headers: ['com_code', 'code insee', 'insee', 'cogcommune']
	},
	{
		id: 'structure.postal_code',
		label: 'Code postal',
		type: 'text',
		level: 'structure',
		origin: 'register',
		help: 'Code postal de la structure.',
		headers: ['code postal', 'cp', 'adresse_code_postal']
	},
	{
		id: 'structure.city',
		label: 'Ville',
		type: 'text',
		level: 'structure',
		origin: 'register',
		help: 'Libellé d’acheminement postal, sans le code postal.',
		headers: ['ville', 'commune', 'libelle commune']
	},
	{
		id: 'structure.tariff_authority',
		label: 'Autorité de tarification',
		type: 'category',
		level: 'structure',
		origin: 'derived',
		help: 'Qui fixe les tarifs, d’après le couple (code, libellé) du mode de fixation des tarifs.',
		values: [
			{ code: 'ars', label: 'ARS' },
			{ code: 'ars-department', label: 'ARS et département' },
			{ code: 'department', label: 'Département' },
			{ code: 'state', label: 'État' },
			{ code: 'free', label: 'Tarif libre' },
			{ code: 'undetermined', label: 'Indéterminé' }
		]
	},
	{
		id: 'structure.legal_status',
		label: 'Statut juridique',
		type: 'category',
		level: 'structure',
		origin: 'derived',
		help: 'Statut de l’entité juridique : public, privé non lucratif ou privé lucratif.',
		values: [
			{ code: 'public', label: 'Public' },
			{ code: 'non-profit', label: 'Privé non lucratif' },
			{ code: 'for-profit', label: 'Privé lucratif' }
		]
	},
	{
		id: 'structure.opened_on',
		label: 'Date d’ouverture',
		type: 'date',
		level: 'structure',
		origin: 'register',
		help: 'Date d’ouverture au registre.'
	},
	{
		id: 'structure.latitude',
		label: 'Latitude',
		type: 'coordinate',
		level: 'structure',
		origin: 'register',
		help: 'Latitude WGS 84, en degrés.'
	},
	{
		id: 'structure.longitude',
		label: 'Longitude',
		type: 'coordinate',
		level: 'structure',
		origin: 'register',
		help: 'Longitude WGS 84, en degrés.'
	},
	{
		id: 'structure.places',
		label: 'Capacité installée',
		type: 'number',
		level: 'structure',
		origin: 'register',
		unit: 'places',
		help: 'Places installées : somme des capacités installées non supprimées.',
		headers: ['places', 'capacite', 'capacite installee', 'nb places', 'esms_capatot_inst']
	},
	{
		id: 'structure.heads',
		label: 'Professionnels (personnes physiques)',
		type: 'number',
		level: 'structure',
		origin: 'declared',
		unit: 'professionnels',
		help: 'Professionnels présents, en personnes physiques et non en ETP ; les travailleurs d’ESAT ne sont pas des professionnels.',
		headers: [
			'effectif',
			'effectifs',
			'professionnels',
			'nb professionnels',
			'nombre de professionnels',
			'personnes physiques',
			'effectif physique'
		]
	},
	{
		id: 'structure.fte',
		label: 'ETP',
		type: 'number',
		level: 'structure',
		origin: 'declared',
		unit: 'ETP',
		help: 'Équivalents temps plein ; sert à estimer l’effectif physique quand il n’est pas déclaré.',
		headers: ['etp', 'nb etp', 'etp totaux'],
		// Functions of the performance dashboard of ESMS (ANAP), which has no total.
		parts: [
			'etp direction encadrement',
			'etp administration gestion',
			'etp services generaux',
			'etp restauration',
			'etp socio educatif',
			'etp paramedical',
			'etp psychologue',
			'etp ash',
			'etp medical',
			'etp personnel education nationale',
			'etp autres fonctions'
		]
	},
	{
		id: 'structure.dui',
		label: 'DUI',
		type: 'text',
		level: 'structure',
		origin: 'declared',
		help: 'Nom du dossier usager informatisé (DUI) utilisé.',
		headers: ['dui', 'logiciel dui', 'nom du dui', 'editeur dui', 'logiciel']
	},
	{
		id: 'structure.dui_access',
		label: 'Accès au DUI',
		type: 'category',
		level: 'structure',
		origin: 'declared',
		help: 'Part des professionnels qui accèdent au DUI.',
		values: [
			{ code: 'all', label: 'Tous les professionnels', aliases: ['tous', 'oui', 'generalise'] },
			{ code: 'some', label: 'Une partie des professionnels', aliases: ['partie', 'partiel', 'certains'] },
			{ code: 'none', label: 'Aucun', aliases: ['aucun', 'non', 'pas de dui'] }
		],
		headers: ['acces dui', 'acces au dui']
	},
	{
		id: 'structure.external_accounts',
		label: 'Comptes de professionnels externes',
		type: 'flag',
		level: 'structure',
		origin: 'declared',
		help: 'Des professionnels externes ont-ils un compte dans le DUI ?',
		headers: ['comptes externes', 'professionnels externes', 'intervenants externes']
	},
	{
		id: 'structure.accounts',
		label: 'Type de comptes',
		type: 'category',
		level: 'structure',
		origin: 'declared',
		help: 'Comptes nominatifs, génériques (partagés) ou les deux.',
		values: [
			{ code: 'nominative', label: 'Nominatifs', aliases: ['nominatif'] },
			{ code: 'generic', label: 'Génériques', aliases: ['generique', 'partages', 'partage'] },
			{
				code: 'both',
				label: 'Nominatifs et génériques',
				aliases: ['mixte', 'les deux', 'nominatif et generique']
			}
		],
		headers: ['comptes', 'type de compte', 'type comptes']
	},
	{
		id: 'structure.phone',
		label: 'Usage du téléphone',
		type: 'category',
		level: 'structure',
		origin: 'declared',
		help: 'Les professionnels peuvent-ils s’authentifier avec un téléphone ?',
		values: [
			{ code: 'yes', label: 'Envisageable', aliases: ['oui', 'a privilegier'] },
			{ code: 'partly', label: 'En partie', aliases: ['partiel', 'certains'] },
			{ code: 'no', label: 'Peu envisageable', aliases: ['non'] }
		],
		headers: ['telephone professionnel', 'telephone', 'smartphone', 'usage telephone']
	},
	{
		id: 'structure.it_centralised',
		label: 'DSI centralisée',
		type: 'flag',
		level: 'structure',
		origin: 'declared',
		help: 'La direction des systèmes d’information est-elle centralisée au niveau de l’organisme ?',
		headers: ['dsi centralisee', 'dsi', 'si centralise', 'it centralised']
	},
	{
		id: 'structure.wish',
		label: 'Moyen souhaité',
		type: 'category',
		level: 'structure',
		origin: 'declared',
		help: 'Ce que la structure souhaite : une brique SSO, un MIE physique ou un MIE digitalisé.',
		values: [
			{ code: 'sso', label: 'Brique SSO', aliases: ['sso'] },
			{ code: 'physical', label: 'MIE physique', aliases: ['physique', 'carte', 'badge', 'cle'] },
			{
				code: 'digital',
				label: 'MIE digitalisé',
				aliases: ['digitalise', 'numerique', 'digital', 'telephone', 'e cps']
			}
		],
		headers: ['souhait', 'moyen souhaite', 'mie souhaite', 'choix mie', 'wish']
	},
	{
		id: 'structure.equipped',
		label: 'Professionnels déjà équipés',
		type: 'number',
		level: 'structure',
		origin: 'declared',
		unit: 'professionnels',
		help: 'Professionnels qui ont déjà un moyen d’identification à deux facteurs conforme.',
		headers: ['equipes', 'professionnels equipes', 'nb equipes mie']
	},
	{
		id: 'structure.without_rpps',
		label: 'Professionnels sans RPPS',
		type: 'number',
		level: 'structure',
		origin: 'declared',
		unit: 'professionnels',
		help: 'Professionnels absents du RPPS : sans lui, pas d’e-CPS.',
		headers: ['sans rpps', 'professionnels sans rpps']
	}
];
