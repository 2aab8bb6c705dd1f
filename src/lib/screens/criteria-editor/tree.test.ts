import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbCriteria, DEFAULT } from '../../../../tests/support/random-criteria';
import { applyEdit, doEdits, startHistory, type Edit } from '$lib/domain/criteria-editing';
import { nodeAt, type Condition, type Criteria, type Predicate } from '$lib/domain/segmentation';
import {
	additionAt,
	dropOn,
	nearestRow,
	placeTowards,
	regroupEdits,
	stepFrom,
	treeRows,
	ungroupEdits,
	type Direction,
	type NodeRow,
	type TreeRow
} from './index';

const leaf = (value: number): Predicate => ({ field: 'structure.heads', op: 'gte', value });
const [A, B, C, D] = [1, 2, 3, 4].map(leaf);

const withTrees = (...trees: readonly unknown[]): Criteria => ({
	...DEFAULT,
	segments: trees.map((when, i) => ({
		id: `s${i + 1}`,
		label: `Segment ${i + 1}`,
		rank: i + 1,
		target: 'minimum',
		when: when as Condition
	}))
});

const OPEN: ReadonlySet<never> = new Set();
const rowsOf = (criteria: Criteria): readonly TreeRow[] => treeRows(criteria, OPEN);

function nodeRow(criteria: Criteria, key: string): NodeRow {
	const row = rowsOf(criteria).find((each) => each.key === key);
	if (row?.kind !== 'node') throw new Error(`No node ${key}`);
	return row;
}

/** The trees after edits, in short: numbers for conditions, `[kind, …]` for groups. */
function short(node: Condition): unknown {
	if ('field' in node) return node.value;
	if ('all' in node) return ['all', ...node.all.map(short)];
	if ('any' in node) return ['any', ...node.any.map(short)];
	if ('not' in node) return ['not', short(node.not)];
	return ['points', ...node.atLeast.of.map(({ when }) => short(when))];
}

function after(criteria: Criteria, edits: readonly Edit[]): unknown {
	const done = doEdits(startHistory(criteria), edits);
	return done.ok ? done.value.present.segments.map(({ when }) => short(when)) : done.error.code;
}

describe('the rows of criteria', () => {
	it('list segments and their conditions, top to bottom, with their place for those who do not see them', () => {
		const criteria = withTrees({ all: [A, { any: [B, C] }] }, D);
		expect(
			rowsOf(criteria).map(({ key, level, position, siblings }) => [key, level, position, siblings])
		).toEqual([
			['s1', 1, 1, 2],
			['s1/root', 2, 1, 1],
			['s1/root/0', 3, 1, 2],
			['s1/root/1', 3, 2, 2],
			['s1/root/1/0', 4, 1, 2],
			['s1/root/1/1', 4, 2, 2],
			['s2', 1, 2, 2],
			['s2/root', 2, 1, 1]
		]);
	});

	it('show « aucune » of several as one row, unless a note stands in between', () => {
		const merged = withTrees({ not: { any: [A, B] } });
		expect(rowsOf(merged).map(({ key }) => key)).toEqual(['s1', 's1/root', 's1/root/0/0', 's1/root/0/1']);
		expect(nodeRow(merged, 's1/root/0/1').join).toBe('nor');
		const noted = withTrees({ not: { any: [A, B], comment: 'à revoir' } });
		expect(rowsOf(noted)).toHaveLength(5);
	});

	it('leave out what is in a folded row, wherever the row moves', () => {
		const group: Condition = { any: [B!, C!] };
		const folded = new Set<Condition | string>([group]);
		const keys = (criteria: Criteria) => treeRows(criteria, folded).map(({ key }) => key);
		expect(keys(withTrees({ all: [A, group] }))).toEqual(['s1', 's1/root', 's1/root/0', 's1/root/1']);
		expect(keys(withTrees({ all: [group, A] }))).toEqual(['s1', 's1/root', 's1/root/0', 's1/root/1']);
		expect(treeRows(withTrees(A, B), new Set(['s1'])).map(({ key }) => key)).toEqual(['s1', 's2', 's2/root']);
	});

	it('are idle inside what is disabled', () => {
		const criteria = withTrees({ all: [A, { any: [B, C], disabled: true }] });
		const idle = rowsOf(criteria).filter((row) => row.kind === 'node' && row.isIdle);
		expect(idle.map(({ key }) => key)).toEqual(['s1/root/1', 's1/root/1/0', 's1/root/1/1']);
	});
});

describe('the arrows', () => {
	const criteria = withTrees({ all: [A, { any: [B, C] }] });
	it.each([
		['s1/root', 'ArrowDown', { kind: 'go', key: 's1/root/0' }],
		['s1/root/0', 'ArrowUp', { kind: 'go', key: 's1/root' }],
		['s1/root/0', 'ArrowRight', null],
		['s1/root/1', 'ArrowRight', { kind: 'go', key: 's1/root/1/0' }],
		['s1/root/1', 'ArrowLeft', { kind: 'fold', key: 's1/root/1', folded: true }],
		['s1/root/1/0', 'ArrowLeft', { kind: 'go', key: 's1/root/1' }],
		['s1/root', 'End', { kind: 'go', key: 's1/root/1/1' }],
		['s1/root/0', 'Home', { kind: 'go', key: 's1' }],
		['s1/root/1/1', 'ArrowDown', null],
		['s1', 'ArrowUp', null]
	])('%s %s', (from, key, step) => {
		expect(stepFrom(rowsOf(criteria), from, key)).toEqual(step);
	});

	it('unfold a folded row before going into it', () => {
		const rows = treeRows(criteria, new Set(['s1']));
		expect(stepFrom(rows, 's1', 'ArrowRight')).toEqual({ kind: 'fold', key: 's1', folded: false });
	});

	it('stay near what is gone', () => {
		expect(nearestRow(rowsOf(criteria), 's1/root/1/7')?.key).toBe('s1/root/1');
		expect(nearestRow(rowsOf(criteria), 'gone/root')?.key).toBe('s1');
	});
});

describe('moving by the keyboard', () => {
	const criteria = withTrees({ all: [A, { any: [B, C] }] }, { all: [D] });
	it.each<[string, Direction, unknown]>([
		[
			's1/root/1',
			'up',
			[
				['all', ['any', 2, 3], 1],
				['all', 4]
			]
		],
		[
			's1/root/0',
			'down',
			[
				['all', ['any', 2, 3], 1],
				['all', 4]
			]
		],
		[
			's1/root/1/0',
			'up',
			[
				['all', 1, 2, ['any', 3]],
				['all', 4]
			]
		],
		[
			's1/root/1/1',
			'down',
			[
				['all', 1, ['any', 2], 3],
				['all', 4]
			]
		],
		[
			's1/root/1/1',
			'out',
			[
				['all', 1, ['any', 2], 3],
				['all', 4]
			]
		],
		[
			's1/root/1',
			'down',
			[
				['all', 1],
				['all', ['any', 2, 3], 4]
			]
		]
	])('%s %s', (key, direction, expected) => {
		const row = nodeRow(criteria, key);
		const place = placeTowards(criteria, rowsOf(criteria), row, direction);
		expect(place && after(criteria, [{ kind: 'move-node', at: row.at, ...place }])).toEqual(expected);
	});

	it('puts a condition in the group above', () => {
		const two = withTrees({ all: [{ any: [A, B] }, C] });
		const row = nodeRow(two, 's1/root/1');
		const place = placeTowards(two, rowsOf(two), row, 'in');
		expect(place && after(two, [{ kind: 'move-node', at: row.at, ...place }])).toEqual([
			['all', ['any', 1, 2, 3]]
		]);
	});

	it.each<[string, Direction]>([
		['s1/root/0', 'up'],
		['s1/root/0', 'in'],
		['s1/root/0', 'out'],
		['s1/root', 'up'],
		['s2/root/0', 'down']
	])('%s has nowhere to go %s', (key, direction) => {
		expect(placeTowards(criteria, rowsOf(criteria), nodeRow(criteria, key), direction)).toBeNull();
	});

	it('up undoes down inside a group, for any criteria', () => {
		fc.assert(
			fc.property(arbCriteria, fc.nat(), (any, choice) => {
				const rows = rowsOf(any).filter(
					(row): row is NodeRow => row.kind === 'node' && row.position < row.siblings && !('not' in row.node)
				);
				const row = rows[choice % Math.max(rows.length, 1)];
				const down = row && placeTowards(any, rowsOf(any), row, 'down');
				if (!row || !down) return;
				const moved = applyEdit(any, { kind: 'move-node', at: row.at, ...down });
				if (!moved.ok) return;
				const at = { ...row.at, path: [...row.at.path.slice(0, -1), row.position] };
				const back = applyEdit(moved.value, {
					kind: 'move-node',
					at,
					parent: down.parent,
					index: row.position - 1
				});
				expect(back).toEqual({ ok: true, value: any });
			})
		);
	});
});

describe('adding a condition', () => {
	it.each<[string, unknown, string, unknown, string]>([
		['after a condition', { all: [A, B] }, 's1/root/0', [['all', 1, 4, 2]], 's1 1'],
		[
			'at the end of a group',
			{ all: [A, { any: [B, C] }] },
			's1/root/1',
			[['all', 1, ['any', 2, 3, 4]]],
			's1 1,2'
		],
		['at a lone root, which then asks for both', A, 's1/root', [['all', 1, 4]], 's1 1'],
		['at a segment', { any: [A] }, 's1', [['any', 1, 4]], 's1 1'],
		['to « aucune » of one', { not: A }, 's1/root', [['not', ['any', 1, 4]]], 's1 0,1'],
		['beside the only one of « aucune »', { not: A }, 's1/root/0', [['not', ['any', 1, 4]]], 's1 0,1'],
		['to « aucune » of several', { not: { any: [A, B] } }, 's1/root', [['not', ['any', 1, 2, 4]]], 's1 0,2']
	])('%s', (_name, tree, key, expected, at) => {
		const criteria = withTrees(tree);
		const row = rowsOf(criteria).find((each) => each.key === key);
		const addition = row && additionAt(criteria, row, D!);
		expect(addition && after(criteria, addition.edits)).toEqual(expected);
		expect(addition && `${addition.at.segment} ${addition.at.path.join()}`).toBe(at);
		const done = addition && doEdits(startHistory(criteria), addition.edits);
		const added = done?.ok && done.value.present.segments[0];
		expect(added && nodeAt(added.when, addition?.at.path ?? [])).toEqual(D);
	});

	it('is undone as one', () => {
		const criteria = withTrees(A);
		const addition = additionAt(criteria, rowsOf(criteria)[1]!, D!);
		const done = doEdits(startHistory(criteria), addition?.edits ?? []);
		expect(done.ok && done.value.past).toEqual([criteria]);
	});
});

describe('changing the kind of a group', () => {
	it.each<[unknown, 'all' | 'any' | 'not' | 'atLeast', unknown]>([
		[{ all: [A, B] }, 'any', ['any', 1, 2]],
		[{ all: [A, B] }, 'not', ['not', ['any', 1, 2]]],
		[{ any: [A, B] }, 'not', ['not', ['any', 1, 2]]],
		[{ all: [A] }, 'not', ['not', 1]],
		[{ not: { any: [A, B] } }, 'all', ['all', 1, 2]],
		[{ not: { any: [A, B] } }, 'any', ['any', 1, 2]],
		[{ not: { any: [A, B] } }, 'atLeast', ['points', 1, 2]],
		[{ not: A }, 'all', ['all', 1]],
		[{ all: [A, B] }, 'all', ['all', 1, 2]]
	])('%j to %s', (tree, to, expected) => {
		const criteria = withTrees(tree);
		const at = { segment: 's1', path: [] };
		expect(after(criteria, regroupEdits(criteria.segments[0]!.when, at, to))).toEqual([expected]);
	});
});

describe('taking a group away', () => {
	it.each<[unknown, readonly number[], unknown]>([
		[{ all: [A, { any: [B, C] }, D] }, [1], ['all', 1, 2, 3, 4]],
		[{ all: [{ not: { any: [B, C] } }, D] }, [0], ['all', 2, 3, 4]],
		[{ all: [{ any: [B] }, D] }, [0], ['all', 2, 4]],
		[{ all: [A] }, [], 1]
	])('%j at %j leaves its conditions in its place', (tree, path, expected) => {
		const criteria = withTrees(tree);
		const at = { segment: 's1', path };
		const node = nodeAt(criteria.segments[0]!.when, path)!;
		expect(after(criteria, ungroupEdits(criteria, node, at))).toEqual([expected]);
	});

	it('is not possible for several at the root', () => {
		const criteria = withTrees({ all: [A, B] });
		const at = { segment: 's1', path: [] };
		expect(ungroupEdits(criteria, criteria.segments[0]!.when, at)).toEqual([]);
	});
});

describe('dropping', () => {
	const criteria = withTrees({ all: [A, { any: [B, C] }] }, D, { any: [D] });
	const drop = (from: string, to: string, share: number) => {
		const rows = rowsOf(criteria);
		const find = (key: string): TreeRow => rows.find((row) => row.key === key)!;
		return dropOn(criteria, find(from), find(to), share);
	};
	it.each<[string, string, number, string, unknown]>([
		['s1/root/1/0', 's1/root/0', 0.2, 'before', ['all', 2, 1, ['any', 3]]],
		['s1/root/1/0', 's1/root/0', 0.8, 'after', ['all', 1, 2, ['any', 3]]],
		['s1/root/0', 's1/root/1', 0.5, 'inside', ['all', ['any', 2, 3, 1]]],
		['s1/root/0', 's1/root/1', 0.9, 'inside', ['all', ['any', 1, 2, 3]]]
	])('%s on %s at %d goes %s', (from, to, share, side, expected) => {
		const found = drop(from, to, share);
		expect(found?.side).toBe(side);
		expect(found && after(criteria, [found.edit])).toEqual([expected, 4, ['any', 4]]);
	});

	it('goes into another segment', () => {
		const found = drop('s1/root/0', 's3', 0.5);
		expect(found && after(criteria, [found.edit])).toEqual([['all', ['any', 2, 3]], 4, ['any', 4, 1]]);
	});

	it('goes nowhere on itself, inside itself or beside a lone root', () => {
		expect(drop('s1/root/1', 's1/root/1', 0.5)).toBeNull();
		expect(drop('s1/root/1', 's1/root/1/0', 0.2)).toBeNull();
		expect(drop('s1/root/0', 's2/root', 0.2)).toBeNull();
	});

	it.each([
		['s1', 's3', 0.9, ['s2', 's3', 's1']],
		['s3', 's1', 0.1, ['s3', 's1', 's2']],
		['s1', 's2/root', 0.1, ['s2', 's1', 's3']]
	])('puts segment %s at %s', (from, to, share, expected) => {
		const found = drop(from, to, share);
		const moved = found && applyEdit(criteria, found.edit);
		expect(moved?.ok && moved.value.segments.map(({ id }) => id)).toEqual(expected);
	});
});
