import type { Field } from './field';

/** Facts of an organisation (group, or the legal entity itself), computed over all data before any territorial scope. */
export const ORGANISATION_FIELDS: readonly Field[] = [
	{
		id: 'organisation.id',
		label: 'Identifiant de l’organisme',
		type: 'text',
		level: 'organisation',
		origin: 'derived',
		help: 'N° FINESS de l’entité juridique, ou identifiant du groupe quand une table de groupes le rattache.'
	},
	{
		id: 'organisation.name',
		label: 'Organisme gestionnaire',
		type: 'text',
		level: 'organisation',
		origin: 'derived',
		help: 'Nom du groupe ou de l’entité juridique.'
	},
	{
		id: 'organisation.kind',
		label: 'Nature de l’organisme',
		type: 'category',
		level: 'organisation',
		origin: 'derived',
		help: 'Groupe (table de groupes) ou entité juridique seule.',
		values: [
			{ code: 'legal-entity', label: 'Entité juridique' },
			{ code: 'group', label: 'Groupe' }
		]
	},
	{
		id: 'organisation.legal_status',
		label: 'Statut juridique de l’organisme',
		type: 'category',
		level: 'organisation',
		origin: 'derived',
		help: 'Statut de l’entité juridique ; celui du groupe quand toutes ses entités ont le même.',
		values: [
			{ code: 'public', label: 'Public' },
			{ code: 'non-profit', label: 'Privé non lucratif' },
			{ code: 'for-profit', label: 'Privé lucratif' }
		]
	},
	{
		id: 'organisation.legal_entities',
		label: 'Entités juridiques',
		type: 'number',
		level: 'organisation',
		origin: 'derived',
		unit: 'entités',
		help: 'Nombre d’entités juridiques de l’organisme qui gèrent au moins un site.'
	},
	{
		id: 'organisation.esms',
		label: 'ESMS de l’organisme',
		type: 'number',
		level: 'organisation',
		origin: 'derived',
		unit: 'ESMS',
		help: 'Nombre d’ESMS de l’organisme sur toutes les données chargées, hors sites hors champ ; une borne basse quand le registre ne couvre pas toute la France.'
	},
	{
		id: 'organisation.professionals',
		label: 'Professionnels de l’organisme',
		type: 'number',
		level: 'organisation',
		origin: 'derived',
		unit: 'professionnels',
		help: 'Somme des effectifs de ses ESMS (personnes physiques) ; une personne comptée par plusieurs sites y figure plusieurs fois.'
	},
	{
		id: 'organisation.it_centralised',
		label: 'DSI centralisée (organisme)',
		type: 'flag',
		level: 'organisation',
		origin: 'derived',
		help: 'Oui ou non quand ses structures l’ont déclaré d’une seule voix ; inconnu sinon.'
	},
	{
		id: 'organisation.out_of_field_sites',
		label: 'Sites hors champ',
		type: 'number',
		level: 'organisation',
		origin: 'derived',
		unit: 'sites',
		help: 'Sites de l’organisme hors du champ médico-social (hôpital, pharmacie…) ; jamais comptés comme ESMS.'
	},
	{
		id: 'organisation.mixed',
		label: 'Mixte avec le sanitaire',
		type: 'flag',
		level: 'organisation',
		origin: 'derived',
		help: 'Oui quand l’organisme a au moins un site hors champ en plus de ses ESMS.'
	}
];
