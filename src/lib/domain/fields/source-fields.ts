import type { Field } from './field';

/** What source files hold on the way to the three tables: registers' raw codes, legal entities, capacities, groups, aliases. */
export const SOURCE_FIELDS: readonly Field[] = [
	{
		id: 'structure.category_label',
		label: 'Libellé de la catégorie',
		type: 'text',
		level: 'structure',
		origin: 'register',
		help: 'Libellé de catégorie porté par le fichier, affiché quand le code n’est pas dans la table du produit.'
	},
	{
		id: 'structure.aggregate',
		label: 'Agrégat de catégorie',
		type: 'text',
		level: 'structure',
		origin: 'register',
		help: 'Agrégat FINESS de la catégorie : distingue un site hors champ d’une catégorie sociale inconnue.'
	},
	{
		id: 'structure.tariff_code',
		label: 'Code de fixation des tarifs (MFT)',
		type: 'text',
		level: 'structure',
		origin: 'register',
		help: 'Code du mode de fixation des tarifs au registre.'
	},
	{
		id: 'structure.tariff_label',
		label: 'Mode de fixation des tarifs',
		type: 'text',
		level: 'structure',
		origin: 'register',
		help: 'Libellé du mode de fixation des tarifs au registre.'
	},
	{
		id: 'structure.updated_on',
		label: 'Mise à jour au registre',
		type: 'date',
		level: 'structure',
		origin: 'register',
		help: 'Date de dernière mise à jour de la fiche au registre.'
	},
	{
		id: 'legal-entity.finess',
		label: 'N° FINESS EJ',
		type: 'finess',
		level: 'legal-entity',
		origin: 'register',
		help: 'Numéro FINESS de l’entité juridique.',
		headers: ['finess ej', 'nofiness', 'finess juridique', 'ej']
	},
	{
		id: 'legal-entity.name',
		label: 'Nom de l’entité juridique',
		type: 'text',
		level: 'legal-entity',
		origin: 'register',
		help: 'Raison sociale longue de l’entité juridique, à défaut la courte.'
	},
	{
		id: 'legal-entity.siren',
		label: 'SIREN',
		type: 'text',
		level: 'legal-entity',
		origin: 'register',
		help: 'SIREN de l’entité juridique, 9 chiffres.'
	},
	{
		id: 'legal-entity.status',
		label: 'Code de statut juridique',
		type: 'text',
		level: 'legal-entity',
		origin: 'register',
		help: 'Code FINESS du statut juridique.'
	},
	{
		id: 'legal-entity.status_label',
		label: 'Libellé du statut juridique',
		type: 'text',
		level: 'legal-entity',
		origin: 'register',
		help: 'Libellé du statut juridique porté par le fichier.'
	},
	{
		id: 'legal-entity.department',
		label: 'Département de l’entité juridique',
		type: 'category',
		level: 'legal-entity',
		origin: 'register',
		help: 'Département du siège, code officiel.'
	},
	{
		id: 'equipment.finess',
		label: 'N° FINESS ET (équipement)',
		type: 'finess',
		level: 'equipment',
		origin: 'register',
		help: 'Structure à laquelle appartient la capacité.'
	},
	{
		id: 'equipment.activity',
		label: 'Équipement (discipline, activité, clientèle)',
		type: 'text',
		level: 'equipment',
		origin: 'register',
		help: 'Discipline, type d’activité et clientèle de l’équipement social, codes séparés par des points.'
	},
	{
		id: 'equipment.installed',
		label: 'Capacité installée (équipement)',
		type: 'number',
		level: 'equipment',
		unit: 'places',
		origin: 'register',
		help: 'Places installées de cet équipement ; 0 quand l’équipement est supprimé.'
	},
	{
		id: 'group.member',
		label: 'Membre (SIREN ou FINESS EJ)',
		type: 'text',
		level: 'group',
		origin: 'declared',
		help: 'Entité juridique membre du groupe, par son SIREN ou son numéro FINESS EJ.',
		headers: ['siren', 'finess ej', 'ej', 'membre', 'siren ou finess ej', 'siren ou ej', 'entite juridique']
	},
	{
		id: 'group.id',
		label: 'Identifiant du groupe',
		type: 'text',
		level: 'group',
		origin: 'declared',
		help: 'Identifiant stable du groupe ; à défaut, son nom.',
		headers: ['id groupe', 'code groupe', 'identifiant groupe']
	},
	{
		id: 'group.name',
		label: 'Groupe',
		type: 'text',
		level: 'group',
		origin: 'declared',
		help: 'Nom du groupe ou de l’organisme gestionnaire.',
		headers: ['groupe', 'nom groupe', 'nom du groupe', 'organisme gestionnaire', 'og', 'organisme']
	},
	{
		id: 'alias.name',
		label: 'Nom rencontré',
		type: 'text',
		level: 'alias',
		origin: 'declared',
		help: 'Nom de solution tel qu’il est écrit dans les déclarations.',
		headers: ['alias', 'nom rencontre', 'variante', 'libelle', 'nom declare']
	},
	{
		id: 'alias.solution',
		label: 'Solution de référence',
		type: 'text',
		level: 'alias',
		origin: 'declared',
		help: 'Nom de la solution à laquelle l’alias correspond.',
		headers: ['solution', 'solution de reference', 'nom canonique', 'solution canonique', 'reference']
	}
];
