import type { ReferenceData } from '../reference';
import type { DatasetCoverage } from '../table';
import type { LayerSet } from './layer-set';

/** The full register in force for each département: the one that closes what it does not list. */
export interface RegistersInForce {
	readonly coverage: DatasetCoverage;
	/** Number of the winning full register that covers a département; 0 without one. */
	fullRegisterOf(department: string): number;
	/** ISO date: the latest among registers of establishments; `''` without one. */
	readonly asOf: string;
}

/** Reads from the layers which full register is in force where. */
export function registersInForce(layers: LayerSet, reference: ReferenceData): RegistersInForce {
	const byDepartment = new Map<string, number>();
	let national = 0;
	let asOf = '';
	layers.layers.forEach((meta, i) => {
		if (meta.kind !== 'establishments') return;
		if (meta.referenceDate > asOf) asOf = meta.referenceDate;
		if (meta.coverage.extent !== 'full') return;
		const layer = i + 1;
		if (meta.coverage.departments === 'national') {
			if (layers.replaces(layer, national)) national = layer;
			return;
		}
		for (const department of meta.coverage.departments) {
			if (layers.replaces(layer, byDepartment.get(department) ?? 0)) byDepartment.set(department, layer);
		}
	});
	const known = [...reference.departments.values()].filter((d) => d.territory !== '').map((d) => d.code);
	const departments = national > 0 ? known : known.filter((code) => byDepartment.has(code));
	return {
		coverage: { departments: departments.sort(), national: departments.length === known.length },
		asOf,
		fullRegisterOf: (department) => {
			const local = byDepartment.get(department) ?? 0;
			return national > 0 && (local === 0 || layers.replaces(national, local)) ? national : local;
		}
	};
}
