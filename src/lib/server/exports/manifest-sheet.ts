import type { Scope } from '$lib/domain/access';
import { findField } from '$lib/domain/fields';
import type { ReferenceData } from '$lib/domain/reference';
import type { SheetData, SheetHeader } from '$lib/domain/sheets';
import type { ExportManifest } from './manifest';

export const MANIFEST_COLUMNS: readonly SheetHeader[] = [
	{ name: 'Élément', type: 'text' },
	{ name: 'Valeur', type: 'text' }
];

const COMPUTED: Readonly<Record<string, string>> = {
	segment: 'Segment',
	possible: 'Segment possible',
	certainty: 'Certitude',
	override: 'Dérogation',
	sso: 'Réponse SSO'
};

const labelOf = (id: string): string => COMPUTED[id] ?? findField(id)?.label ?? id;

/** The ARS territories of an export, in words. */
export function territoryText(scope: Scope, { departments }: ReferenceData): string {
	if (scope === 'national') return 'Tous';
	const names = new Map([...departments.values()].map((one) => [one.territory, one.territoryName]));
	return scope.map((code) => `${names.get(code) ?? code} (${code})`).join(', ');
}

/** The lines of the sheet « Manifeste »: what the export was made from, in words that a reader of the file understands. */
export function manifestLines(
	manifest: ExportManifest,
	{ criteria: { segments }, reference }: Pick<SheetData, 'criteria' | 'reference'>
): readonly (readonly [string, string])[] {
	const { level, filters, sort, criteria, overrides, dataset, sources } = manifest;
	const valueOf = (id: string, value: string): string => {
		const known =
			id === 'segment' || id === 'possible'
				? segments.find((segment) => segment.id === value)?.label
				: findField(id)?.values?.find(({ code }) => code === value)?.label;
		return value === '' ? 'inconnu' : (known ?? reference.labels.get(value) ?? value);
	};
	return [
		['Fichier', manifest.file],
		['Contenu', level === 'structure' ? 'Structures' : 'Organismes gestionnaires'],
		['Données fictives', !dataset.fictional ? 'Non' : dataset.partlyFictional ? 'En partie' : 'Oui'],
		['Lignes', String(manifest.rows)],
		['Colonnes', String(manifest.columns.length)],
		...Object.entries(filters).map(([id, values]): [string, string] => [
			`Filtre : ${labelOf(id)}`,
			values.map((value) => `${valueOf(id, value)} (${id}=${value})`).join(' ou ')
		]),
		['Recherche', manifest.search],
		['Tri', `${labelOf(sort.field)}, ordre ${sort.descending ? 'décroissant' : 'croissant'}`],
		['Sites hors périmètre', manifest.showOutOfScope ? 'compris' : 'exclus'],
		['Adresse de la vue', manifest.view],
		['Critères', `${criteria.name}, version ${criteria.version} du ${criteria.date} (${criteria.id})`],
		['Empreinte des critères (SHA-256)', criteria.hash],
		['Dérogations appliquées', String(overrides.count)],
		['Empreinte des dérogations (SHA-256)', overrides.sha256],
		['Territoire', territoryText(dataset.scope, reference)],
		['Version des données', String(dataset.id)],
		['Empreinte des données (SHA-256)', dataset.hash],
		['Données arrêtées au', dataset.asOf],
		...sources.map(({ name, kind, date }): [string, string] => [
			'Source',
			`${name} (${kind}${date === '' ? '' : `, ${date}`})`
		]),
		['Version du programme', manifest.engine],
		['Fait le', manifest.madeAt],
		['Empreinte du contenu (SHA-256 du même export en CSV)', manifest.sha256],
		[
			'Vérifier',
			`Refaites cet export en CSV avec la même version des données${dataset.scope === 'national' ? '' : ', un compte du même territoire'} les mêmes critères et les mêmes dérogations : son empreinte SHA-256 doit être celle-ci.`
		]
	];
}
