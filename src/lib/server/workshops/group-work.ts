import { intersection } from '$lib/domain/access';
import { LONGEST_NAME } from '$lib/domain/saved';
import { err, ok, type Result } from '$lib/domain/shared';
import type { SubGroup } from '$lib/domain/workshop';
import { createDraft, criteriaRefusalMessage, deleteDraft, readCriteriaVersion } from '../criteria';
import type { Database } from '../db';
import type { Actor } from '../journal';
import { archiveScenario, createScenario, scenarioRefusalMessage } from '../scenarios';
import type { PreparationRefusal } from './preparation-refusal';
import type { Workshop } from './workshop';

/** What each sub-group works on, by its id: a draft of criteria, and a variant of the scenario where money is spoken of. */
export interface GroupWork {
	readonly drafts: Readonly<Record<string, number>>;
	readonly scenarios: Readonly<Record<string, string>>;
}

/** Makes a draft and a variant for each sub-group, of the workshop's territories, whoever opens it. */
export async function makeGroupWork(
	db: Database,
	actor: Actor,
	{ preparation, scope }: Workshop
): Promise<Result<GroupWork, PreparationRefusal>> {
	const { criteriaVersion, scenario, title, groups, rehearsal } = preparation;
	const version = await readCriteriaVersion(db, criteriaVersion);
	if (!version) return err({ code: 'no-criteria', version: criteriaVersion });
	const own = actorWithin(actor, scope);
	const drafts: Record<string, number> = {};
	const scenarios: Record<string, string> = {};
	for (const group of groups) {
		const name = workName(title, group, rehearsal);
		const content = { name, criteria: version.criteria, tests: [], origin: version.number };
		const draft = await createDraft(db, content, own);
		if (!draft.ok) return err({ code: 'not-made', why: criteriaRefusalMessage(draft.error) });
		drafts[group.id] = draft.value.id;
		if (scenario === null) continue;
		const variant = await createVariant(db, own, name, scenario);
		if (!variant.ok) return variant;
		scenarios[group.id] = variant.value;
	}
	return ok({ drafts, scenarios });
}

/** Puts away what sub-groups worked on, where nobody needs it: both can be taken out again. */
export async function discardGroupWork(
	db: Database,
	actor: Actor,
	{ drafts, scenarios }: GroupWork
): Promise<void> {
	for (const draft of Object.values(drafts)) await deleteDraft(db, draft, actor);
	for (const id of Object.values(scenarios)) await archiveScenario(db, actor, { id });
}

/** Names that are taken get a number: the same workshop may be held twice. */
const MOST_NUMBERS = 50;

async function createVariant(
	db: Database,
	actor: Actor,
	name: string,
	base: string
): Promise<Result<string, PreparationRefusal>> {
	const description =
		'Variante d’un sous-groupe d’atelier\u00a0: elle reçoit ce que le groupe choisit de financer.';
	let why = '';
	for (let number = 1; number <= MOST_NUMBERS; number++) {
		const numbered = number === 1 ? name : shortened(name, ` (${number})`);
		const made = await createScenario(db, actor, { name: numbered, description, base });
		if (made.ok) return ok(made.value.id);
		why = scenarioRefusalMessage(made.error);
		if (made.error.code !== 'name-taken') break;
	}
	return err({ code: 'not-made', why });
}

const shortened = (name: string, end: string): string =>
	Array.from(name)
		.slice(0, LONGEST_NAME - Array.from(end).length)
		.join('')
		.trimEnd() + end;

/** « Atelier de Vannes – Grands groupes »; the title is what is cut where both are too long. */
function workName(title: string, group: SubGroup, rehearsal: boolean): string {
	const kind = rehearsal ? 'Répétition' : 'Atelier';
	const isSaid = title.toLocaleLowerCase('fr').startsWith(kind.toLocaleLowerCase('fr'));
	return shortened(isSaid ? title : `${kind} ${title}`, ` – ${group.name.trim()}`);
}

/** Who acts, for the territories of the workshop alone: what is made belongs to these, and not to all of theirs. */
function actorWithin(actor: Actor, scope: Workshop['scope']): Actor {
	if (typeof actor === 'string') return actor;
	return { ...actor, scope: intersection(actor.scope, scope) ?? actor.scope };
}
