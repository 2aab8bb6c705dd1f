/** What a dossier holds, for whoever has not opened one: file and content. */
export const HOLDS: readonly { readonly file: string; readonly text: string }[] = [
	{ file: 'note.html', text: 'La note d’une page, à imprimer et à signer, avec l’empreinte du dossier' },
	{
		file: 'synthese.csv',
		text: 'Par segment et par année : coûts, aides de chaque financeur, reste à charge (« part propre »)'
	},
	{
		file: 'incertitude.csv',
		text: 'Ce que chaque total devient quand toutes les hypothèses varient : P10, P50, P90, tirages, graine et erreur d’échantillonnage'
	},
	{ file: 'organismes.csv', text: 'Une ligne par organisme gestionnaire' },
	{
		file: 'beneficiaires.csv',
		text: 'Une ligne par entité juridique, qui reçoit les aides : SIREN, SIRET, statut'
	},
	{
		file: 'structures.csv',
		text: 'Une ligne par structure : segment et pourquoi, professionnels et leur source, montants demandé, calculé, proposé et décidé'
	},
	{ file: 'lignes.csv', text: 'Chaque structure, poste et année : tous les montants en sont des sommes' },
	{ file: 'non-eligibles.csv', text: 'Les structures sans aide ou hors du plan, avec chaque motif' },
	{ file: 'depenses.csv', text: 'Par segment, poste et année' },
	{ file: 'plan-financement.csv', text: 'Par financeur et par année : enveloppes, AE et CP' },
	{ file: 'jalons.csv', text: 'Professionnels équipés à chaque échéance' },
	{ file: 'reserves.csv', text: 'Ce qu’il faut savoir avant de se fier aux montants' },
	{ file: 'hypotheses.csv', text: 'Le registre des hypothèses : valeurs, sources, dates' },
	{ file: 'equite.csv', text: 'Par champ, statut juridique et département, rapporté au professionnel' },
	{ file: 'entrees/', text: 'Tout ce dont le dossier est calculé' },
	{ file: 'manifest.json', text: 'D’où il vient, ses totaux, l’empreinte de chaque fichier' }
];
