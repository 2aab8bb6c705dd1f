import { french } from './format';

/** What a scenario was last decided with, when it is no longer what is in force; `''` when it is. */
export function scenarioGroundText({
	version,
	criteria,
	dataChanged,
	criteriaChanged
}: {
	readonly version: number | null;
	readonly criteria: number;
	readonly dataChanged: boolean;
	readonly criteriaChanged: boolean;
}): string {
	if (!dataChanged && !criteriaChanged) return '';
	const data = version === null ? 'avant tout import' : `version ${version} des données`;
	const then = [
		...(dataChanged ? [data] : []),
		...(criteriaChanged ? [`version ${criteria} des critères`] : [])
	];
	const what =
		dataChanged && criteriaChanged
			? 'd’autres données et d’autres critères'
			: dataChanged
				? 'd’autres données'
				: 'd’autres critères';
	return french(`Calculé avec ${what} (${then.join(', ')}) : à revoir.`);
}
