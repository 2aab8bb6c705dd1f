import type { LayerKind } from '../fields';
import { compareLayers, type LayerCoverage, type LayerMeta } from './layer';

/** From this many départements on, a register is taken for the whole of France. */
export const NATIONAL_FROM = 90;

/** Files that are not registers of establishments never say that what they leave out is closed. */
const PARTIAL: LayerCoverage = { extent: 'partial', departments: [] };

/**
 * What a file is taken to cover when nobody says: a register of establishments covers wholly the départements it lists.
 * @param departments official codes met in the file; unknown ones are left out by the caller
 */
export function guessCoverage(kind: LayerKind, departments: Iterable<string>): LayerCoverage {
	if (kind !== 'establishments') return PARTIAL;
	const codes = [...new Set(departments)].filter((code) => code !== '').sort();
	if (codes.length === 0) return PARTIAL;
	return { extent: 'full', departments: codes.length >= NATIONAL_FROM ? 'national' : codes };
}

/** True when a coverage includes a département; only the whole of France includes an unknown one. */
export const covers = ({ departments }: LayerCoverage, department: string): boolean =>
	departments === 'national' || (department !== '' && departments.includes(department));

/** True when whatever a layer lists lies in what another one covers wholly. */
function isWithin({ coverage: small }: LayerMeta, { coverage: large }: LayerMeta): boolean {
	if (large.extent !== 'full') return false;
	if (large.departments === 'national') return true;
	return (
		small.inside === true &&
		small.departments !== 'national' &&
		isSubset(small.departments, large.departments)
	);
}

const isSubset = (small: readonly string[], large: readonly string[]): boolean =>
	small.every((one) => large.includes(one));

/**
 * True when a newer full register of establishments says everything an older one said: the older one has no effect any more.
 * It stays stored for the versions that name it, and later versions leave it out.
 */
export function isSuperseded(layer: LayerMeta, others: Iterable<LayerMeta>): boolean {
	if (layer.kind !== 'establishments') return false;
	for (const other of others) {
		if (
			other.kind === 'establishments' &&
			compareLayers(layer, other) < 0 &&
			isWithin(layer, other) &&
			isSubset(layer.columns, other.columns)
		)
			return true;
	}
	return false;
}
