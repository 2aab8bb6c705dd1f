import {
	migrationBetween,
	moverReasons,
	verdictChanges,
	type Migration,
	type Mover
} from '$lib/domain/comparison';
import { codedColumn, textAt } from '$lib/domain/table';
import { structureNames, type NamedStructure } from '../fragile-lines';
import type { TerritoryData } from '../territory-data';
import { reasonText } from './reason-text';

/** A territory as some rules say it: what `territoryData` gives of a dataset and of criteria. */
export type ImpactSide = Pick<
	TerritoryData,
	'table' | 'criteria' | 'classification' | 'overrideOf' | 'ssoAnswers'
>;

/** A structure whose segment or state changes. */
export interface ImpactMover extends NamedStructure {
	/** Outcome ids; `absent` on a side where the structure is not. */
	readonly from: string;
	readonly to: string;
	/** Why, in French. */
	readonly reason: string;
}

/** An organisation whose answer to the rule on single sign-on changes. */
export interface SsoChange {
	readonly id: string;
	readonly name: string;
	/** Answers, or `absent`. */
	readonly from: string;
	readonly to: string;
}

export interface ImpactFlow {
	readonly from: string;
	readonly to: string;
}

/** All that moves between two sides. */
export interface Impact {
	/** Outcomes that some structure has on either side, in the order of the criteria. */
	readonly outcomes: readonly string[];
	/** Structures of the scope on either side, those that stay included. */
	readonly flows: Migration['flows'];
	/** Structures that change, in the order of the flows; reasons are read for those asked for. */
	readonly movers: readonly Mover[];
	readonly describe: (mover: Mover) => ImpactMover;
	readonly sso: readonly SsoChange[];
	/** Structures that change and whose organisation is bound by the rule afterwards. */
	readonly boundMovers: number;
	/** Both sides have the same data: answers to the rule on single sign-on do not depend on criteria. */
	readonly sameData: boolean;
}

/** Sites that no criteria ever looked at: neither their coming nor their going is an effect. */
const isOutside = (id: string): boolean => id === 'out-of-scope' || id === 'absent';

/** What changes between two sides: two criteria, two datasets, or both. Structures are matched by their number. */
export function impactBetween(before: ImpactSide, after: ImpactSide): Impact {
	const migration = migrationBetween(before, after);
	const flows = migration.flows.filter(({ from, to }) => !isOutside(from) || !isOutside(to));
	const order = new Map(migration.outcomes.map((id, place) => [id, place]));
	const placeOf = ({ from, to }: ImpactFlow): number =>
		(order.get(from) ?? 0) * order.size + (order.get(to) ?? 0);
	const movers = migration.movers
		.filter(({ from, to }) => !isOutside(from) || !isOutside(to))
		.sort((a, b) => placeOf(a) - placeOf(b));
	const sameData = before.table === after.table;
	const idOf = codedColumn(after.table.organisations, 'organisation.id');
	const bound = new Set(
		after.ssoAnswers.flatMap((answer, row) => (answer === 'mandatory' ? [textAt(idOf, row)] : []))
	);
	const boundMovers = movers.filter(
		({ after: row }) => row !== null && bound.has(textAt(idOf, after.table.structureOrganisation[row] ?? 0))
	).length;
	return {
		outcomes: migration.outcomes.filter((id) => flows.some(({ from, to }) => from === id || to === id)),
		flows,
		movers,
		describe: describer(before, after),
		sso: sameData ? [] : ssoChanges(before, after),
		boundMovers,
		sameData
	};
}

function describer(before: ImpactSide, after: ImpactSide): (mover: Mover) => ImpactMover {
	const [namedBefore, namedAfter] = [structureNames(before.table), structureNames(after.table)];
	const reasonOf = moverReasons(before, after);
	return (mover) => {
		const named = mover.after === null ? namedBefore(mover.before ?? 0) : namedAfter(mover.after);
		return {
			...named,
			from: mover.from,
			to: mover.to,
			reason: overrideReason(mover, before, after) ?? reasonText(mover, reasonOf(mover), before, after)
		};
	};
}

/** A decision of a person is the reason where there is one on one side only, or where it stands on both. */
function overrideReason(mover: Mover, before: ImpactSide, after: ImpactSide): string | null {
	const was = mover.before !== null && (before.overrideOf[mover.before] ?? 0) > 0;
	const is = mover.after !== null && (after.overrideOf[mover.after] ?? 0) > 0;
	if (mover.before === null || mover.after === null || (!was && !is)) return null;
	return is
		? 'Dérogation appliquée'
		: 'Dérogation qui ne s’applique plus : son segment n’est pas dans ces critères';
}

function ssoChanges(before: ImpactSide, after: ImpactSide): readonly SsoChange[] {
	const { changes } = verdictChanges(
		{ table: before.table, answers: before.ssoAnswers },
		{ table: after.table, answers: after.ssoAnswers }
	);
	return changes.map(({ organisation, before: was, after: is, from, to }) => {
		const { organisations } = is === null ? before.table : after.table;
		const name = textAt(codedColumn(organisations, 'organisation.name'), is ?? was ?? 0);
		return { id: organisation, name: name || organisation, from, to };
	});
}
