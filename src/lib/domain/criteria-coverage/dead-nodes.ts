import {
	activeCriteria,
	changeNode,
	classify,
	createCompletions,
	nodesIn,
	type Classification,
	type Condition,
	type Criteria,
	type NodeRef
} from '../segmentation';
import type { TerritoryTable } from '../table';

/** A node that decides nothing, whatever the data: it contradicts itself, or says what is always so. */
export interface ConstantNode extends NodeRef {
	readonly always: boolean;
}

/**
 * Nodes that no structure could ever meet, or that every structure meets: all values of each field are tried. Descendants of
 * such a node are not listed again, nor are disabled ones.
 */
export function constantNodes(territory: TerritoryTable, criteria: Criteria): readonly ConstantNode[] {
	const visit = (segment: string, node: Condition, path: readonly number[]): readonly ConstantNode[] => {
		if (node.disabled) return [];
		const always = constantOf(territory, criteria, node);
		if (always !== null) return [{ segment, path, always }];
		return nodesIn(node)
			.filter((child) => child.path.length === 1)
			.flatMap((child) => visit(segment, child.node, [...path, ...child.path]));
	};
	return criteria.segments.flatMap(({ id, when }) => visit(id, when, []));
}

/** The outcomes of a lone segment made of one node: it, or no segment. */
function constantOf(territory: TerritoryTable, criteria: Criteria, when: Condition): boolean | null {
	const [segment] = criteria.segments;
	if (!segment) return null;
	const alone = activeCriteria({ ...criteria, level: 'structure', segments: [{ ...segment, when }] });
	const completions = createCompletions(territory, alone);
	const outcomes = completions.outcomes(completions.ignorance);
	return outcomes === HELD ? true : outcomes === NOT_HELD ? false : null;
}

const HELD = 1;
const NOT_HELD = 2;

/** Ids of the segments that no structure could ever be in: their conditions contradict themselves, or better ranks always win. */
export function unreachableSegments(territory: TerritoryTable, criteria: Criteria): readonly string[] {
	const active = activeCriteria({ ...criteria, level: 'structure' });
	const completions = createCompletions(territory, active);
	const outcomes = completions.outcomes(completions.ignorance);
	return active.segments.filter((_, s) => (outcomes & (1 << s)) === 0).map(({ id }) => id);
}

/**
 * Nodes that could be removed without any structure of the territory changing its result, its possible outcomes or its
 * certainty. Each is tried by itself; descendants of such a node, disabled nodes and whole segments are not.
 */
export function idleNodes(
	territory: TerritoryTable,
	criteria: Criteria,
	classification: Classification
): readonly NodeRef[] {
	return criteria.segments.flatMap(({ id, when }, s) => {
		const idle: NodeRef[] = [];
		for (const { node, path } of nodesIn(when)) {
			const isInside = idle.some((found) => found.path.every((place, i) => path[i] === place));
			if (path.length === 0 || node.disabled || isInside) continue;
			const without = changeNode(when, path, (each) => ({ ...each, disabled: true })) ?? when;
			const segments = criteria.segments.map((segment, i) =>
				i === s ? { ...segment, when: without } : segment
			);
			if (isSame(classification, classify(territory, { ...criteria, segments })))
				idle.push({ segment: id, path });
		}
		return idle;
	});
}

const isSame = (a: Classification, b: Classification): boolean =>
	a.result.every((result, row) => result === b.result[row]) &&
	a.possible.every((possible, row) => possible === b.possible[row]) &&
	a.estimated.every((estimated, row) => estimated === b.estimated[row]);
