/** A SIRET or SIREN without its spaces, `''` when it has not the right number of digits. */
function digits(cell: string, length: number): string {
	if (cell.length === length && /^\d+$/.test(cell)) return cell;
	const compact = cell.replace(/[\s\u00a0\u202f]/g, '');
	return compact.length === length && /^\d+$/.test(compact) ? compact : '';
}

export const siretOf = (cell: string): string => digits(cell, 14);
export const sirenOf = (cell: string): string => digits(cell, 9);
