import os from 'node:os';
import crossfilter from 'crossfilter2';
import { Engine } from 'json-rules-engine';
import { NO_AMOUNTS, stakesOf } from '$lib/domain/funding';
import { euroQuality } from '$lib/domain/quality';
import { rollup } from '$lib/domain/rollup';
import { changeNode, classify, type Criteria, type NodeRef } from '$lib/domain/segmentation';
import { createMover, createSight, thresholdSteps, withThreshold } from '$lib/domain/sensitivity';
import { codedColumn, numberColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import { decidingReasons, smallestFlips, whyNot } from '$lib/domain/why';
import { lookAlikeProposals, planOf } from '$lib/domain/proposals';
import { regroupingEffects } from '$lib/domain/regrouping';
import { defaultCriteria, ssoRule } from '$lib/reference';
import { fundingWork, impactBetween, territoryData, type ImpactSide } from '$lib/screens';
import { sequence } from './classification-data';
import { editorDrag } from './editor-drag';
import { inTurn, percentile } from './measure';
import { importNational, type National } from './national';
import type { PageMoves } from './page-moves';
import type { BenchLine, BenchSection } from './report';
import { dragTimes } from './studio-browser';
import { studioData } from './studio-data';

const SEED = 2028;
const MILLION = 1_000_000;
const NATIONAL = 45_000;
const LARGE = 200_000;
const SAMPLE = 2000;
const ROUNDS = 200;
const GROUP_ROUNDS = 5;
const ESMS: NodeRef = { segment: 'large-group', path: [1, 0] };
/** A threshold on structures, in the place of the one on ESMS. */
const OF_STRUCTURES = { field: 'structure.heads', op: 'gte', value: 50 } as const;
const HEADS: NodeRef = { segment: 'large-group', path: [1, 1] };

/** What the segmentation studio does at each gesture, beside programs that do part of it. */
export async function benchStudio(): Promise<BenchSection> {
	const million = studioData(MILLION, SEED);
	const national = studioData(NATIONAL, SEED);
	const sight = sightOf(national);
	const largeSight = sightOf(studioData(LARGE, SEED));
	const near = () => Math.round(800 + random() * 400);
	const random = sequence(SEED);
	const drag = { esms: 50, heads: 1000 };
	const moves = {
		esms: moverOf(million, ESMS),
		heads: moverOf(million, HEADS),
		jump: moverOf(million, HEADS),
		national: moverOf(national, HEADS)
	};
	const sector = codedColumn(national.structures, 'structure.sector');
	const peer = countedByCrossfilter(national);
	const rules = rulesEngine(national);
	const times = await inTurn(
		{
			esms: () => moves.esms.move((drag.esms = Math.max(1, drag.esms + Math.round(random() * 4 - 2)))),
			heads: () => moves.heads.move((drag.heads = Math.max(40, drag.heads + Math.round(random() * 40 - 20)))),
			jump: () => moves.jump.move(Math.round(random() * 4000)),
			full: () => classify(million, withThreshold(defaultCriteria, ESMS, drag.esms)),
			update: () => {
				const { classification } = moves.national.move(near());
				return rollup(NATIONAL, [
					{ codes: classification.result, size: classification.segments.length + 5 },
					{ codes: sector.codes, size: sector.values.length }
				]);
			},
			sight: () => sight.at(near()),
			largeSight: () => largeSight.at(near()),
			crossfilter: () => {
				peer.filterRange([near(), Infinity]);
			}
		},
		ROUNDS
	);
	const before = sideOf(national, defaultCriteria);
	const moved = withThreshold(defaultCriteria, ESMS, 40);
	const singles = await inTurn(
		{
			why: () => {
				const row = Math.floor(random() * NATIONAL);
				whyNot(national, defaultCriteria, before.classification, row);
				decidingReasons(national, defaultCriteria, row);
				return smallestFlips(national, defaultCriteria, row);
			},
			impact: () => {
				const { movers, describe } = impactBetween(before, sideOf(national, moved));
				return movers.map(describe);
			},
			steps: () => thresholdSteps(national, defaultCriteria, HEADS),
			rules
		},
		20
	);
	const [dragged, draggedLarge] = await dragTimes([NATIONAL, LARGE], SEED);
	const real = await importNational(NATIONAL, SEED);
	const { editor, groups, shared, euros } = await onNational(real).finally(() => real.remove());
	const line = (what: string, values: readonly number[] = [], limit: number | null = null): BenchLine => ({
		what,
		values,
		unit: 'ms',
		target: limit === null ? '' : `p95 ≤ ${limit} ms`,
		reached: limit === null ? null : percentile(values, 95) <= limit
	});
	return {
		title: 'Segmentation studio',
		setting: `Default criteria, seed ${SEED}; ${MILLION.toLocaleString('en-GB')} and ${NATIONAL.toLocaleString('en-GB')} structures. A drag moves the threshold by a few units at a time, a jump anywhere below 4,000; each gives the same arrays as a full classification (${differences(million)} differing rows over ten thresholds). crossfilter2 keeps counts by sector under a filter on the same number, without classifying; json-rules-engine evaluates ${SAMPLE.toLocaleString('en-GB')} structures, two-valued, and its time is brought to ${NATIONAL.toLocaleString('en-GB')}. p95 as measured over ${ROUNDS} moves. In Chromium a real pointer drags the threshold of professionals, mostly by a few pixels: the work of a move is all that is computed (classification, counts, what is fragile on both sides), brought to the page and laid out; its frame ends when it is painted, and begins with the event, so that it holds the wait for the display. The whole editor is the page of the built server on the generated national set as it is imported (sites out of the field included), a draft of the default criteria, the same hand, 240 moves, the best of three runs: time of the processor of the main thread from before the event until after the frame (script, style, layout, paint, and what answers the measure itself). The proposals of groups are computed on the same set, once per version. Load of the machine over the last five minutes: ${os.loadavg()[1]?.toFixed(1) ?? '?'} for ${os.cpus().length} processors.`,
		lines: [
			line('1,000,000 structures, threshold of ESMS dragged', times['esms'], 6),
			line('1,000,000 structures, threshold of professionals dragged', times['heads'], 6),
			line('1,000,000 structures, threshold of professionals jumping', times['jump']),
			line('1,000,000 structures, full classification', times['full']),
			line('45,000 structures, threshold moved, classification and counts', times['update'], 16),
			line('the same with what is fragile at ± 5 % and ± 10 %', times['sight'], 16),
			line('200,000 structures, the same', times['largeSight'], 50),
			line('Chromium, 45,000 structures, work of a move, charts included', dragged?.work, 16),
			line('Chromium, 45,000 structures, its frame', dragged?.frame),
			line('Chromium, 200,000 structures, work of a move, charts included', draggedLarge?.work, 50),
			line('Chromium, 200,000 structures, its frame', draggedLarge?.frame),
			line('Chromium, whole editor, national set: main thread, a move', editor.task, 16),
			line('Chromium, whole editor: script of a move', editor.script),
			line('Chromium, whole editor: style and layout of a move', editor.layout),
			line('look-alike operators of the national set, with what joining them changes', groups),
			line('crossfilter2, 45,000 rows, range moved and counts', times['crossfilter']),
			line('why not, reasons and smallest change, one structure', singles['why'], 20),
			line('impact of other criteria over 45,000, movers with reasons', singles['impact'], 50),
			line('sizes over all thresholds, 45,000 structures, preparation included', singles['steps']),
			line('the same for a number of structures, segments shared by organisations, national set', shared),
			line('euros to make precise, national set, its costs computed before', euros),
			line(
				'json-rules-engine, per 45,000 structures',
				(singles['rules'] ?? []).map((value) => (value * NATIONAL) / SAMPLE)
			)
		]
	};
}

/** What is measured on the national set as it is imported: the page of the editor, and the proposals of groups. */
async function onNational({
	table,
	dataDir
}: National): Promise<Record<'groups' | 'shared' | 'euros', readonly number[]> & { editor: PageMoves }> {
	const ground = {
		table,
		rules: { criteria: defaultCriteria, overrides: [] },
		rule: ssoRule,
		departments: null
	};
	const byOrganisation: Criteria = {
		...defaultCriteria,
		level: 'organisation',
		segments: defaultCriteria.segments.map((segment) => ({
			...segment,
			when:
				segment.id === ESMS.segment
					? (changeNode(segment.when, ESMS.path, () => OF_STRUCTURES) ?? segment.when)
					: segment.when
		}))
	};
	const data = territoryData(table, ground.rules, ssoRule);
	const work = fundingWork(data, new Map(), NO_AMOUNTS);
	if (!work.ok) throw new Error(JSON.stringify(work.error));
	const { population, plan } = work.value;
	const {
		groups = [],
		shared = [],
		euros = []
	} = await inTurn(
		{
			shared: () => thresholdSteps(table, byOrganisation, ESMS),
			euros: () => euroQuality(data, stakesOf(population, plan)),
			groups: () =>
				regroupingEffects(
					ground,
					lookAlikeProposals(table).map((each) => [planOf(each)])
				)
		},
		GROUP_ROUNDS
	);
	return { editor: await editorDrag(dataDir, SEED), groups, shared, euros };
}

function moverOf(table: TerritoryTable, ref: NodeRef): NonNullable<ReturnType<typeof createMover>> {
	const mover = createMover(table, defaultCriteria, ref);
	if (!mover) throw new Error('The default criteria have this threshold');
	mover.move(50);
	return mover;
}

function differences(table: TerritoryTable): number {
	const mover = moverOf(table, ESMS);
	let count = 0;
	for (let threshold = 5; threshold <= 95; threshold += 10) {
		const ours = mover.move(threshold).classification;
		const full = classify(table, withThreshold(defaultCriteria, ESMS, threshold));
		for (let row = 0; row < table.structures.rows; row++) {
			const same =
				ours.result[row] === full.result[row] &&
				ours.possible[row] === full.possible[row] &&
				ours.estimated[row] === full.estimated[row];
			if (!same) count++;
		}
	}
	return count;
}

function sightOf(table: TerritoryTable): NonNullable<ReturnType<typeof createSight>> {
	const sight = createSight(table, defaultCriteria, HEADS);
	if (!sight) throw new Error('The default criteria have this threshold');
	return sight;
}

const sideOf = (table: TerritoryTable, criteria: typeof defaultCriteria): ImpactSide => ({
	table,
	criteria,
	classification: classify(table, criteria),
	overrideOf: new Int32Array(table.structures.rows),
	ssoAnswers: []
});

function countedByCrossfilter(table: TerritoryTable): {
	filterRange(range: readonly [number, number]): void;
} {
	const sector = codedColumn(table.structures, 'structure.sector');
	const heads = numberColumn(table.organisations, 'organisation.professionals');
	const rows = Array.from({ length: table.structures.rows }, (_, row) => ({
		sector: sector.codes[row] ?? 0,
		heads: heads.low[table.structureOrganisation[row] ?? 0] ?? 0
	}));
	const data = crossfilter(rows);
	const bySector = data.dimension((row) => row.sector).group();
	const byHeads = data.dimension((row) => row.heads);
	return {
		filterRange(range) {
			byHeads.filterRange(range);
			bySector.all();
		}
	};
}

function rulesEngine(table: TerritoryTable): () => Promise<void> {
	const engine = new Engine();
	const sectorIn = (...value: string[]) => ({ fact: 'sector', operator: 'in', value });
	const large = [
		{ fact: 'esms', operator: 'greaterThanInclusive', value: 50 },
		{ fact: 'professionals', operator: 'greaterThanInclusive', value: 1000 }
	];
	engine.addRule({
		priority: 2,
		conditions: {
			all: [sectorIn('PA', 'PH', 'DOM'), { any: large }, { fact: 'it', operator: 'notEqual', value: 'no' }]
		},
		event: { type: 'large-group' }
	});
	engine.addRule({ conditions: { all: [sectorIn('PA', 'PH')] }, event: { type: 'physical-mie' } });
	engine.addRule({ conditions: { all: [sectorIn('DOM', 'PDS', 'PDE')] }, event: { type: 'digital-mie' } });
	const sector = codedColumn(table.structures, 'structure.sector');
	const esms = numberColumn(table.organisations, 'organisation.esms');
	const heads = numberColumn(table.organisations, 'organisation.professionals');
	const it = codedColumn(table.organisations, 'organisation.it_centralised');
	return async () => {
		for (let row = 0; row < SAMPLE; row++) {
			const owner = table.structureOrganisation[row] ?? 0;
			await engine.run({
				sector: textAt(sector, row),
				esms: esms.low[owner] ?? 0,
				professionals: heads.low[owner] ?? 0,
				it: textAt(it, owner)
			});
		}
	};
}
