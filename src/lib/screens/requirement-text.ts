import type { Predicate } from '$lib/domain/segmentation';
import type { Requirement, WhyNot } from '$lib/domain/why';
import { formatInteger, french, type Looks } from '$lib/words';
import { predicateText } from './condition-text';
import { actualText } from './explained-tree';

/** What would have to be so, in words: a line, and lines under it where it is made of several. */
export interface RequirementLine {
	readonly text: string;
	readonly of: readonly RequirementLine[];
}

/** Why a structure is not in one segment. */
export interface WhyNotLines {
	readonly id: string;
	readonly label: string;
	/** What is known leaves it possible. */
	readonly isPossible: boolean;
	readonly lines: readonly RequirementLine[];
}

const OPPOSITES = { gte: 'lt', gt: 'lte', lte: 'gt', lt: 'gte' } as const;

/** What a field would have to be for a predicate not to hold. */
function deniedText(predicate: Predicate): string {
	const { op, value } = predicate;
	if (op === 'is') return predicateText({ ...predicate, value: value === 'yes' ? 'no' : 'yes' });
	if (op === 'gte' || op === 'gt' || op === 'lte' || op === 'lt')
		return predicateText({ ...predicate, op: OPPOSITES[op] });
	return french(`Autre que « ${predicateText(predicate)} »`);
}

/** A requirement in words; a group of one is that one. */
export function requirementLine(requirement: Requirement): RequirementLine {
	switch (requirement.kind) {
		case 'predicate': {
			const { predicate, actual, mustBe } = requirement;
			const asked = mustBe ? predicateText(predicate) : deniedText(predicate);
			return { text: french(`${asked} (ici : ${actualText(predicate, actual)})`), of: [] };
		}
		case 'points':
			return {
				text: `${formatInteger(Math.abs(requirement.points))} points à ${requirement.points < 0 ? 'perdre' : 'gagner'} parmi`,
				of: requirement.of.map(({ weight, requirement: each }) => {
					const line = requirementLine(each);
					return { ...line, text: `${line.text}, ${formatInteger(Math.abs(weight))} points` };
				})
			};
		case 'each':
		case 'one-of': {
			const [only, second] = requirement.of;
			if (only && !second) return requirementLine(only);
			return {
				text: requirement.kind === 'each' ? 'Toutes ces conditions' : 'L’une de ces conditions',
				of: requirement.of.map(requirementLine)
			};
		}
	}
}

/** Why not one segment: what its own conditions lack, then who stands before it and how that would change. */
export function whyNotLines({ segment, isPossible, lacks, rivals }: WhyNot, looks: Looks): WhyNotLines {
	const own: RequirementLine =
		lacks === null
			? { text: 'Ses propres conditions sont remplies.', of: [] }
			: { text: 'Il faudrait', of: [requirementLine(lacks)] };
	const others = rivals.map(({ segment: rival, place, holds, wouldLose }): RequirementLine => {
		const name = looks(rival.id).short;
		const convient = holds === 'true' ? 'convient' : 'peut convenir';
		const text =
			place === 'before'
				? `« ${name} » ${convient} et passe avant (rang ${rival.rank})`
				: `« ${name} » ${convient} au même rang (${rival.rank}) : les deux ensemble seraient à arbitrer`;
		return {
			text: french(wouldLose ? `${text}. Pour qu’il ne convienne plus` : text),
			of: wouldLose ? [requirementLine(wouldLose)] : []
		};
	});
	return { id: segment.id, label: segment.label, isPossible, lines: [own, ...others] };
}
