import { describe, expect, it } from 'vitest';
import { DEFAULT, tableOf, type Row } from '../../../../tests/support/random-criteria';
import { coded } from '../../../../tests/support/synthetic';
import { classify, OTHER_STATES } from '../segmentation';
import type { TerritoryTable } from '../table';
import { applyOverrides, type Override } from './index';

const row = (sector: string): Row => ({
	sector,
	heads: [0, 0, 0, 0],
	esms: [3, 3, 3, 3],
	professionals: [40, 40, 40, 40],
	it: 'yes',
	external: ''
});

/** Structures a, b, c… each of its own organisation A, B, C…; the last two share one. */
function named(sectors: readonly string[]): TerritoryTable {
	const table = tableOf(sectors.map(row));
	const names = 'abcdefgh'.split('').slice(0, sectors.length);
	const owners = names.map((_, i) => Math.min(i, names.length - 2));
	return {
		...table,
		structures: {
			...table.structures,
			columns: new Map([...table.structures.columns, ['structure.finess', coded(names)]])
		},
		organisations: {
			...table.organisations,
			columns: new Map([
				...table.organisations.columns,
				['organisation.id', coded(names.map((name) => name.toUpperCase()))]
			])
		},
		structureOrganisation: Uint32Array.from(owners)
	};
}

const ofStructure = (finess: string, segment: string, id = 1): Override => ({
	id,
	subject: { kind: 'structure', finess },
	segment
});
const ofOrganisation = (id: string, segment: string): Override => ({
	id: 1,
	subject: { kind: 'organisation', id },
	segment
});

function shown(table: TerritoryTable, overrides: readonly Override[]) {
	const computed = classify(table, DEFAULT);
	const { classification, overrideOf } = applyOverrides(table, DEFAULT, computed, overrides);
	const ids = [...computed.segments, ...OTHER_STATES];
	return {
		computed,
		classification,
		segments: [...classification.result].map((result) => ids[result]),
		overrideOf: [...overrideOf]
	};
}

describe('an override', () => {
	const table = named(['PA', 'PA', 'DOM', 'DOM']);

	it('puts one structure in the segment decided, for certain, and leaves what was computed as it was', () => {
		const before = classify(table, DEFAULT);
		const { segments, overrideOf, classification, computed } = shown(table, [
			ofStructure('b', 'digital-mie')
		]);
		expect(segments).toEqual(['physical-mie', 'digital-mie', 'digital-mie', 'digital-mie']);
		expect(overrideOf).toEqual([0, 1, 0, 0]);
		expect([classification.possible[1], classification.estimated[1]]).toEqual([1 << 2, 0]);
		expect(computed).toEqual(before);
	});

	it('of an organisation holds for each of its structures but those that have their own', () => {
		const both = [ofOrganisation('C', 'large-group'), ofStructure('d', 'physical-mie', 2)];
		expect(shown(table, both).segments.slice(2)).toEqual(['large-group', 'physical-mie']);
		expect(shown(table, [...both].reverse()).segments.slice(2)).toEqual(['large-group', 'physical-mie']);
	});

	it('changes nothing when the criteria have no such segment, or the territory no such structure', () => {
		for (const override of [
			ofStructure('a', 'gone'),
			ofStructure('z', 'digital-mie'),
			ofOrganisation('Z', 'large-group')
		]) {
			const { classification, computed, overrideOf } = shown(table, [override]);
			expect(classification).toEqual(computed);
			expect(overrideOf).toEqual([0, 0, 0, 0]);
		}
	});

	it('that the criteria no longer have does not hide that of the organisation', () => {
		const both = [ofOrganisation('C', 'large-group'), ofStructure('d', 'gone', 2)];
		expect(shown(table, both).segments.slice(2)).toEqual(['large-group', 'large-group']);
	});

	it('brings nothing in that is out of scope', () => {
		const outside = { ...DEFAULT, excludedSectors: ['PA'] };
		const { overrideOf, classification } = applyOverrides(table, outside, classify(table, outside), [
			ofStructure('a', 'large-group')
		]);
		expect(overrideOf[0]).toBe(0);
		expect(classification.result[0]).toBe(3 + OTHER_STATES.indexOf('out-of-scope'));
	});
});
