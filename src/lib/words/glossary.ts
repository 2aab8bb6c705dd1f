export interface GlossaryEntry {
	/** The term as written in full. */
	readonly term: string;
	readonly definition: string;
}

/** Definitions shown one hover or tap away from each term of the field. */
export const GLOSSARY = {
	esms: {
		term: 'ESMS',
		definition:
			'Établissement ou service social ou médico-social : EHPAD, institut médico-éducatif, service à domicile… Une structure est un site, identifié par son numéro FINESS ET.'
	},
	finess: {
		term: 'FINESS',
		definition:
			'Répertoire national des établissements sanitaires et sociaux. ET : le site, c’est-à-dire la structure. EJ : l’entité juridique qui la gère. Neuf caractères, le dernier est une clé de contrôle.'
	},
	organisation: {
		term: 'Organisme gestionnaire',
		definition:
			'Le groupe, ou à défaut l’entité juridique, qui gère une ou plusieurs structures. FINESS ne connaît pas les groupes : une table de groupes les rattache.'
	},
	mie: {
		term: 'MIE',
		definition:
			'Moyen d’identification électronique : ce par quoi un professionnel prouve qui il est. Il est à deux facteurs s’il réunit deux choses parmi ce qu’on connaît, ce qu’on possède et ce qu’on est.'
	},
	rie: {
		term: 'RIE',
		definition:
			'Référentiel relatif à l’identification électronique, pilier de la PGSSI-S, opposable depuis l’arrêté du 28/03/2022. Une version 2 a été mise en concertation : ses règles sont ici marquées « projet ».'
	},
	psc: {
		term: 'PSC',
		definition:
			'Pro Santé Connect : le fournisseur d’identité national. Ses moyens sont la carte CPS et l’e-CPS, application gratuite sur téléphone.'
	},
	rpps: {
		term: 'RPPS',
		definition:
			'Répertoire sectoriel de référence des professionnels. Sans inscription au RPPS par une autorité d’enregistrement (ordre, ARS ou employeur), pas d’e-CPS.'
	},
	dui: {
		term: 'DUI',
		definition:
			'Dossier usager informatisé : le dossier que la structure tient pour chaque personne accompagnée.'
	},
	sso: {
		term: 'SSO',
		definition:
			'Authentification unique : on s’identifie une fois, puis on passe d’un service à l’autre. Le projet de RIE v2 l’impose quand plus de 5 000 professionnels d’une structure utilisent une même solution numérique.'
	},
	segment: {
		term: 'Segment',
		definition:
			'Groupe de structures qui appellent le même accompagnement : grands groupes visant la cible maximale, structures à MIE physique, structures à MIE digitalisé. Une première proposition, à débattre.'
	},
	certain: {
		term: 'Établi',
		definition: 'Le segment tient quelles que soient les valeurs inconnues ou estimées.'
	},
	estimated: {
		term: 'Estimé (segment)',
		definition:
			'Le segment repose sur un effectif estimé ou sur une hypothèse des critères : une donnée déclarée pourrait le changer.'
	},
	undetermined: {
		term: 'Indéterminé',
		definition:
			'Plusieurs segments restent possibles avec ce que l’on sait. La fiche de la structure dit quelle réponse trancherait.'
	},
	ambiguous: {
		term: 'À arbitrer',
		definition:
			'Deux segments de même rang conviennent : les critères se recouvrent et une décision est nécessaire.'
	},
	override: {
		term: 'Dérogation',
		definition:
			'Un segment décidé par une personne, pour une structure ou pour tout un organisme, avec un motif et, si on le souhaite, un dernier jour. Le segment calculé par les critères reste visible à côté.'
	},
	'no-segment': {
		term: 'Sans segment',
		definition:
			'Aucun segment des critères ne convient, par exemple pour les champs AHI et PJM que le support d’atelier ne cite pas. À débattre.'
	},
	'out-of-scope': {
		term: 'Hors périmètre',
		definition:
			'Site d’un autre champ (hôpital, pharmacie…) ou d’une catégorie écartée. Conservé pour savoir si un organisme est mixte avec le sanitaire, jamais compté comme ESMS.'
	},
	'to-qualify': {
		term: 'À qualifier',
		definition: 'La catégorie ou le département du site n’est pas dans les tables du produit.'
	},
	professionals: {
		term: 'Professionnels',
		definition:
			'Personnes physiques présentes, et non équivalents temps plein. Une personne qui travaille sur plusieurs sites est comptée sur chacun : une somme est un majorant.'
	},
	declared: { term: 'Déclaré', definition: 'Un fichier importé donne ce nombre.' },
	'estimated-number': {
		term: 'Estimé (nombre)',
		definition:
			'Personne n’a déclaré ce nombre : il est calculé à partir des ratios de la catégorie, avec une fourchette.'
	},
	'unknown-number': {
		term: 'Inconnu',
		definition:
			'Personne n’a déclaré ce nombre et rien ne permet de l’estimer. Il n’est jamais compté pour zéro.'
	},
	'watch-band': {
		term: 'À surveiller',
		definition: 'Au moins 80 % du seuil, sans le dépasser.'
	},
	'tariff-authority': {
		term: 'Autorité de tarification',
		definition: 'Qui fixe les tarifs de la structure : ARS, département, les deux, État, ou tarif libre.'
	},
	coverage: {
		term: 'Couverture',
		definition:
			'Ce qu’un fichier prétend décrire en entier. Une structure absente n’est fermée que si le fichier est complet sur son territoire.'
	}
} as const satisfies Readonly<Record<string, GlossaryEntry>>;

export type GlossaryKey = keyof typeof GLOSSARY;
