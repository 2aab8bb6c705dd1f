import { DuckDBInstance } from '@duckdb/node-api';
import { Engine } from 'json-rules-engine';
import { rollup } from '$lib/domain/rollup';
import { classify } from '$lib/domain/segmentation';
import { codedColumn, intervalAt, numberColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import { defaultCriteria } from '$lib/reference';
import { classificationData } from './classification-data';
import { classifyByHand } from './hand-written';
import { inTurn, medianRatio, spread } from './measure';
import type { BenchSection } from './report';

const MILLION = 1_000_000;
const SEED = 2028;
const SAMPLE = 20_000;

/** The segmentation engine against a hand-written loop, DuckDB and a rules engine. */
export async function benchClassification(): Promise<BenchSection> {
	const territory = classificationData(MILLION, SEED);
	const national = withHeads(classificationData(45_000, SEED));
	const duck = await duckDb(territory);
	const times = await inTurn(
		{
			engine: () => classify(territory, defaultCriteria),
			hand: () => classifyByHand(territory),
			duck,
			national: () => classifyAndCount(national)
		},
		15
	);
	const rules = await inTurn({ rules: rulesEngine(territory, SAMPLE) }, 3);
	const { engine = [], hand = [], duck: duckTimes = [], national: aggregates = [] } = times;
	const ratio = medianRatio(engine, hand);
	const ratios = engine.map((value, i) => value / (hand[i] ?? NaN));
	return {
		title: 'Classification',
		setting: `${MILLION.toLocaleString('en-GB')} structures of ${territory.organisations.rows.toLocaleString('en-GB')} organisations, default criteria, seed ${SEED}; results equal to the hand-written loop on every row (${differences(territory)} differences). DuckDB runs one thread and is two-valued: it compares the likely bounds only, and keeps its result in a table. The rules engine runs ${SAMPLE.toLocaleString('en-GB')} structures, two-valued.`,
		lines: [
			{ what: '1,000,000 structures, three-valued', values: engine, unit: 'ms', target: '', reached: null },
			{ what: 'hand-written loop, the same work', values: hand, unit: 'ms', target: '', reached: null },
			{
				what: 'ratio to the hand-written loop',
				values: ratios,
				unit: '×',
				target: '≤ 1.5 ×',
				reached: ratio <= 1.5
			},
			{
				what: 'DuckDB CASE, one thread, two-valued',
				values: duckTimes,
				unit: 'ms',
				target: '',
				reached: null
			},
			{
				what: 'json-rules-engine, per 1,000,000 structures (from the sample)',
				values: (rules['rules'] ?? []).map((value) => (value * MILLION) / SAMPLE),
				unit: 'ms',
				target: '',
				reached: null
			},
			{
				what: '45,000 structures, classification and all aggregates',
				values: aggregates,
				unit: 'ms',
				target: '≤ 5 ms',
				reached: spread(aggregates).median <= 5
			}
		]
	};
}

function differences(territory: TerritoryTable): number {
	const ours = classify(territory, defaultCriteria);
	const byHand = classifyByHand(territory);
	let count = 0;
	for (let i = 0; i < territory.structures.rows; i++) {
		const same =
			ours.result[i] === byHand.result[i] &&
			ours.possible[i] === byHand.possible[i] &&
			ours.estimated[i] === byHand.estimated[i];
		if (!same) count++;
	}
	return count;
}

function withHeads(territory: TerritoryTable): TerritoryTable {
	const rows = territory.structures.rows;
	const low = Float64Array.from({ length: rows }, (_, i) => i % 90);
	const columns = new Map(territory.structures.columns);
	columns.set('structure.heads', {
		kind: 'number',
		low,
		likely: low,
		high: low.map((n) => n * 2),
		sureLow: low,
		sureHigh: low.map((n) => n * 4),
		state: new Uint8Array(rows),
		source: null
	});
	return { ...territory, structures: { rows, columns } };
}

/** What the dashboard needs: counts and professionals by result, by result and sector, and by certainty. */
function classifyAndCount(territory: TerritoryTable): number {
	const classification = classify(territory, defaultCriteria);
	const result = { codes: classification.result, size: classification.segments.length + 5 };
	const sector = codedColumn(territory.structures, 'structure.sector');
	const heads = numberColumn(territory.structures, 'structure.heads');
	const bySector = rollup(
		territory.structures.rows,
		[result, { codes: sector.codes, size: sector.values.length }],
		heads
	);
	const byCertainty = rollup(
		territory.structures.rows,
		[result, { codes: classification.estimated, size: 2 }],
		heads
	);
	return (bySector.counts[0] ?? 0) + (byCertainty.counts[0] ?? 0);
}

async function duckDb(territory: TerritoryTable): Promise<() => Promise<void>> {
	const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
	const connection = await instance.connect();
	await connection.run('create table structures (sector varchar, scope varchar, organisation integer)');
	await connection.run(
		'create table organisations (id integer, esms double, professionals double, it varchar)'
	);
	const structures = await connection.createAppender('structures');
	const sector = codedColumn(territory.structures, 'structure.sector');
	const scope = codedColumn(territory.structures, 'structure.scope');
	for (let row = 0; row < territory.structures.rows; row++) {
		structures.appendVarchar(textAt(sector, row));
		structures.appendVarchar(textAt(scope, row));
		structures.appendInteger(territory.structureOrganisation[row] ?? 0);
		structures.endRow();
	}
	structures.closeSync();
	const organisations = await connection.createAppender('organisations');
	const esms = numberColumn(territory.organisations, 'organisation.esms');
	const heads = numberColumn(territory.organisations, 'organisation.professionals');
	const it = codedColumn(territory.organisations, 'organisation.it_centralised');
	for (let row = 0; row < territory.organisations.rows; row++) {
		organisations.appendInteger(row);
		organisations.appendDouble(intervalAt(esms, row).low);
		organisations.appendDouble(intervalAt(heads, row).low);
		organisations.appendVarchar(textAt(it, row));
		organisations.endRow();
	}
	organisations.closeSync();
	return async () => {
		await connection.run(`create or replace table classified as
			select case
				when scope = 'no' then 6
				when scope not in ('yes', 'confirm') then 7
				when sector in ('PA', 'PH', 'DOM') and (o.esms >= 50 or o.professionals >= 1000) and o.it <> 'no' then 0
				when sector in ('PA', 'PH') then 1
				when sector in ('DOM', 'PDS', 'PDE') then 2
				else 5 end as result
			from structures s join organisations o on o.id = s.organisation`);
	};
}

function rulesEngine(territory: TerritoryTable, rows: number): () => Promise<void> {
	const engine = new Engine();
	const sectorIn = (...value: string[]) => ({ fact: 'sector', operator: 'in', value });
	engine.addRule({
		priority: 2,
		conditions: {
			all: [
				sectorIn('PA', 'PH', 'DOM'),
				{
					any: [
						{ fact: 'esms', operator: 'greaterThanInclusive', value: 50 },
						{ fact: 'professionals', operator: 'greaterThanInclusive', value: 1000 }
					]
				},
				{ fact: 'it', operator: 'notEqual', value: 'no' }
			]
		},
		event: { type: 'large-group' }
	});
	engine.addRule({ conditions: { all: [sectorIn('PA', 'PH')] }, event: { type: 'physical-mie' } });
	engine.addRule({ conditions: { all: [sectorIn('DOM', 'PDS', 'PDE')] }, event: { type: 'digital-mie' } });
	const sector = codedColumn(territory.structures, 'structure.sector');
	const esms = numberColumn(territory.organisations, 'organisation.esms');
	const heads = numberColumn(territory.organisations, 'organisation.professionals');
	const it = codedColumn(territory.organisations, 'organisation.it_centralised');
	return async () => {
		for (let row = 0; row < rows; row++) {
			const owner = territory.structureOrganisation[row] ?? 0;
			await engine.run({
				sector: textAt(sector, row),
				esms: esms.low[owner] ?? 0,
				professionals: heads.low[owner] ?? 0,
				it: textAt(it, owner)
			});
		}
	};
}
