import { codedColumn, numberColumn, type TerritoryTable } from '$lib/domain/table';
import { ANSWERS, SCOPES, SECTORS } from './classification-data';

const code = (values: readonly string[], value: string): number => values.indexOf(value);

/**
 * The default criteria as one would write them by hand: one pass, the same three-valued work, the same three arrays
 * as the engine gives (result, possible outcomes, estimated).
 */
export function classifyByHand(territory: TerritoryTable): {
	result: Uint8Array;
	possible: Uint32Array;
	estimated: Uint8Array;
} {
	const sectors = codedColumn(territory.structures, 'structure.sector').codes;
	const scopes = codedColumn(territory.structures, 'structure.scope').codes;
	const answers = codedColumn(territory.organisations, 'organisation.it_centralised').codes;
	const esms = numberColumn(territory.organisations, 'organisation.esms');
	const heads = numberColumn(territory.organisations, 'organisation.professionals');
	const owner = territory.structureOrganisation;
	const rows = territory.structures.rows;
	const result = new Uint8Array(rows);
	const possible = new Uint32Array(rows);
	const estimated = new Uint8Array(rows);
	const [yes, confirm, no] = [code(SCOPES, 'yes'), code(SCOPES, 'confirm'), code(SCOPES, 'no')];
	const [pa, ph, dom] = [code(SECTORS, 'PA'), code(SECTORS, 'PH'), code(SECTORS, 'DOM')];
	const [pds, pde] = [code(SECTORS, 'PDS'), code(SECTORS, 'PDE')];
	const [centralised, notCentralised] = [code(ANSWERS, 'yes'), code(ANSWERS, 'no')];
	for (let i = 0; i < rows; i++) {
		const scope = scopes[i]!;
		if (scope !== yes && scope !== confirm) {
			result[i] = scope === no ? 6 : 7;
			continue;
		}
		const sector = sectors[i]!;
		const physical = sector === pa || sector === ph;
		const smaller = physical ? 1 : 2;
		const smallerBit = physical ? 2 : 4;
		if (physical || sector === dom) {
			const o = owner[i]!;
			const it = answers[o]!;
			const sureLarge = (esms.sureLow[o]! >= 50 || heads.sureLow[o]! >= 1000) && it === centralised;
			const sureMaybe = (esms.sureHigh[o]! >= 50 || heads.sureHigh[o]! >= 1000) && it !== notCentralised;
			const large = (esms.low[o]! >= 50 || heads.low[o]! >= 1000) && it !== notCentralised;
			const maybe = (esms.high[o]! >= 50 || heads.high[o]! >= 1000) && it !== notCentralised;
			if (large) {
				possible[i] = 1;
				estimated[i] = sureLarge ? 0 : 1;
			} else if (maybe) {
				result[i] = 3;
				possible[i] = 1 | smallerBit;
			} else {
				result[i] = smaller;
				possible[i] = smallerBit;
				estimated[i] = sureMaybe ? 1 : 0;
			}
		} else if (sector === pds || sector === pde) {
			result[i] = 2;
			possible[i] = 4;
		} else {
			result[i] = 5;
			possible[i] = 8;
		}
	}
	return { result, possible, estimated };
}
