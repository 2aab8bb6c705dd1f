import { covers, parseScope, territoriesOf, type Scope } from '$lib/domain/access';
import { LONGEST_NAME, parseName } from '$lib/domain/saved';
import { err, ok, type Result } from '$lib/domain/shared';
import {
	ERASE_HOURS,
	isAgenda,
	LONGEST_GROUP_NAME,
	MOST_GROUPS,
	SMALLEST,
	STEP_KINDS,
	type PollKind,
	type Preparation,
	type Voters
} from '$lib/domain/workshop';
import { reference, workshopScript } from '$lib/reference';
import * as v from 'valibot';
import type { PreparationRefusal } from './preparation-refusal';

const TERRITORIES = territoriesOf(reference.departments);

const whole = ({ least, most }: { readonly least: number; readonly most: number }) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));
const voters = v.picklist(['group', 'everyone']);

const STEP = v.object({
	id,
	kind: v.picklist(STEP_KINDS),
	title: v.string(),
	seconds: v.number()
});
const GROUP = v.object({
	id,
	name: v.pipe(v.string(), v.maxLength(LONGEST_GROUP_NAME)),
	segments: v.pipe(v.array(v.pipe(v.string(), v.maxLength(80))), v.maxLength(60))
});

/** What is kept as JSON: the title and the scope have columns of their own. */
const KEPT = v.object({
	criteriaVersion: whole({ least: 1, most: 1_000_000 }),
	scenario: v.nullable(v.pipe(v.string(), v.regex(/^(base|[1-9]\d{0,8})$/))),
	agenda: v.pipe(
		v.array(STEP),
		v.check((agenda) => isAgenda(agenda))
	),
	groups: v.pipe(
		v.array(GROUP),
		v.maxLength(MOST_GROUPS),
		v.check((groups) => new Set(groups.map((group) => group.id)).size === groups.length)
	),
	devices: v.picklist(['person', 'table']),
	room: v.object({ headCounts: v.boolean(), money: v.boolean() }),
	voters: v.object({
		statements: voters,
		members: voters,
		values: voters,
		ideas: voters,
		points: voters,
		readiness: voters,
		satisfaction: voters
	}),
	placing: v.picklist(['choose', 'given']),
	smallest: whole(SMALLEST),
	eraseAfterHours: whole(ERASE_HOURS),
	rehearsal: v.boolean(),
	plannedFor: v.nullable(v.pipe(v.string(), v.isoDate()))
});

type Kept = v.InferOutput<typeof KEPT>;

/** What was stored of a preparation, with what stands in columns. @throws Error when it cannot be read */
export const storedPreparation = (title: string, scope: Scope, stored: unknown): Preparation => ({
	title,
	scope,
	...v.parse(KEPT, stored)
});

/** What is kept of a preparation beside its title and scope. */
export function keptPart(preparation: Preparation): Kept {
	return v.parse(KEPT, preparation);
}

/**
 * Reads what a screen sent to be kept.
 * @param scope of who sends it: a workshop is never of more territories
 */
export function readPreparation(given: unknown, scope: Scope): Result<Preparation, PreparationRefusal> {
	const shape = v.safeParse(v.object({ title: v.string(), scope: v.unknown(), ...KEPT.entries }), given);
	if (!shape.success) return err({ code: 'malformed' });
	const { title, scope: wanted, ...kept } = shape.output;
	const read = readTitle(title);
	if (!read.ok) return read;
	const own = parseScope(wanted, TERRITORIES);
	if (own === null) return err({ code: 'malformed' });
	return covers(scope, own)
		? ok({ ...kept, title: read.value, scope: own })
		: err({ code: 'not-your-territory' });
}

/** The title of a workshop, as it is kept. */
export function readTitle(title: string): Result<string, PreparationRefusal> {
	const name = parseName(title);
	if (name.ok) return ok(name.value.text);
	return err(
		name.error === 'name-empty' ? { code: 'title-empty' } : { code: 'title-too-long', limit: LONGEST_NAME }
	);
}

/** Who votes where nobody said otherwise: its sub-group on what is its own, everybody on what is everybody's. */
const VOTERS: Readonly<Record<PollKind, Voters>> = {
	statements: 'group',
	members: 'group',
	values: 'group',
	ideas: 'group',
	points: 'group',
	readiness: 'everyone',
	satisfaction: 'everyone'
};

/** What a rehearsal gives each question: five minutes in all. */
const REHEARSED_SECONDS = { 'question-1': 90, 'question-2': 60, 'question-3': 60 } as const;
const OTHER_REHEARSED_SECONDS = 30;

/** The preparation that a new workshop starts from: the script, public facts only. */
export function firstPreparation(given: {
	readonly title: string;
	readonly scope: Scope;
	readonly criteriaVersion: number;
	readonly segments: readonly string[];
	readonly rehearsal: boolean;
}): Preparation {
	const { segments, ...said } = given;
	const agenda = workshopScript.agenda
		.filter(({ kind }) => !given.rehearsal || (kind !== 'presentation' && kind !== 'split'))
		.map(({ id, kind, title, seconds }) => ({
			id,
			kind,
			title,
			seconds: given.rehearsal ? rehearsedSeconds(kind) : seconds
		}));
	return {
		...said,
		scenario: 'base',
		agenda,
		groups: firstGroups(segments),
		devices: 'person',
		room: { headCounts: false, money: false },
		voters: VOTERS,
		placing: 'choose',
		smallest: given.rehearsal ? 1 : 3,
		eraseAfterHours: 24,
		plannedFor: null
	};
}

const rehearsedSeconds = (kind: string): number =>
	kind === 'question-1' || kind === 'question-2' || kind === 'question-3'
		? REHEARSED_SECONDS[kind]
		: OTHER_REHEARSED_SECONDS;

/** The sub-groups of the script; what the criteria have beside joins the last one. */
function firstGroups(segments: readonly string[]): Preparation['groups'] {
	const known = workshopScript.groups.map((group) => ({
		...group,
		segments: group.segments.filter((segment) => segments.includes(segment))
	}));
	const others = segments.filter((segment) => !known.some((group) => group.segments.includes(segment)));
	return known
		.map((group, i) =>
			i === known.length - 1 ? { ...group, segments: [...group.segments, ...others] } : group
		)
		.filter((group) => group.segments.length > 0);
}
