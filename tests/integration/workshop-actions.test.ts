import { expect, it, onTestFinished } from 'vitest';
import type { Viewer } from '$lib/domain/access';
import type { ActionDone, By, Poll, RoomAction, WorkshopCommand, WorkshopSetup } from '$lib/domain/workshop';
import { defaultCriteria } from '$lib/reference';
import { createDraft, listDrafts, readDraft, saveDraft } from '$lib/server/criteria';
import type { Database } from '$lib/server/db';
import { importFiles } from '$lib/server/imports';
import { closeRooms, liveRoom } from '$lib/server/live';
import { overridesInForce, overrideRecords } from '$lib/server/overrides';
import { createScenario, DEFAULT_SCENARIO_ID, openScenario, scenariosSeen } from '$lib/server/scenarios';
import { currentSeen } from '$lib/server/territory';
import { sweepRooms } from '$lib/server/workshops';
import { withValue } from '$lib/domain/workshop-effect';
import { addableTo } from '../../src/routes/(salle)/salle/[code]/animation/actions/addable.server';
import { compareGroups } from '../../src/routes/(salle)/salle/[code]/animation/actions/compare.server';
import type { ActionContext } from '../../src/routes/(salle)/salle/[code]/animation/actions/context.server';
import { doAction } from '../../src/routes/(salle)/salle/[code]/animation/actions/do-action.server';
import {
	actionRefusalCode,
	actionRefusalMessage
} from '../../src/routes/(salle)/salle/[code]/animation/actions/refusal.server';
import { describeOnBothEngines } from '../support/databases';
import { contextOf, fileOf, finess, register, sitesOf } from '../support/import-files';
import { WORKSHOP_SETUP } from '../support/workshop-state';

const LARGE = finess('56', 900_000);
const MEDIUM = finess('56', 900_001);
const SITE = finess('56', 101);
const PROGRAM: By = { kind: 'program' };
const DRIVER: By = { kind: 'facilitator', id: 1 };
const THRESHOLD = {
	segment: 'large-group',
	field: 'organisation.esms',
	path: [1, 0],
	role: 'threshold'
} as const;

const poll = <K extends Poll['kind']>(
	kind: K,
	group: string,
	items: Extract<Poll, { kind: K }>['items']
) => ({
	id: `${group}-${kind}`,
	kind,
	group,
	step: 'question-1',
	title: kind,
	items
});

const POLLS = [
	poll('values', 'a', [
		{
			...THRESHOLD,
			id: 'esms',
			label: '',
			unit: '',
			current: 50,
			low: 1,
			high: 100,
			step: 1,
			bins: [],
			unknown: 0
		}
	]),
	poll('members', 'b', [
		{
			id: 'site',
			subject: { kind: 'structure', id: SITE },
			name: 'EHPAD',
			place: '',
			outcome: 'undetermined',
			doubt: '',
			facts: []
		}
	]),
	poll('ideas', 'b', []),
	poll('points', 'b', [
		{
			id: 'shares',
			segment: 'physical-mie',
			total: 100,
			unit: 'points',
			objects: ['device', 'training', 'licence'].map((id) => ({ id, label: id, detail: '' }))
		}
	])
] as readonly Poll[];

async function viewerOf(db: Database): Promise<Viewer> {
	const [row] = await db.query(
		`insert into accounts (name, role, scope, activated_at) values ('Camille Essai', 'facilitator', '"national"', now()) returning id`
	);
	return {
		account: Number(row?.[0]),
		name: 'Camille Essai',
		role: 'facilitator',
		scope: 'national',
		demonstration: false
	};
}

/** An organisation of 60 care homes and one of 40, a workshop about them that is live, and three people in it. */
async function start(open: () => Promise<Database>, change: Partial<WorkshopSetup> = {}) {
	const db = await open();
	const sites = [
		...sitesOf(60, '56').map((site) => ({ ...site, entity: LARGE })),
		...sitesOf(40, '56', 101).map((site) => ({ ...site, entity: MEDIUM })),
		...sitesOf(5, '56', 201).map((site, i) => ({ ...site, entity: finess('56', 900_010 + i) }))
	];
	expect((await importFiles(contextOf(db), [fileOf('registre.csv', register(sites))])).ok).toBe(true);
	const viewer = await viewerOf(db);
	const seen = await currentSeen(db, 'national');
	if (!seen) throw new Error('No data');
	const drafts: Record<string, number> = {};
	const scenarios: Record<string, string> = {};
	for (const id of ['a', 'b']) {
		const draft = await createDraft(
			db,
			{ name: `Atelier ${id}`, criteria: defaultCriteria, tests: [], origin: 1 },
			viewer
		);
		const scenario = await createScenario(db, viewer, { name: `Atelier ${id}`, base: DEFAULT_SCENARIO_ID });
		if (!draft.ok || !scenario.ok) throw new Error('Not made');
		drafts[id] = draft.value.id;
		scenarios[id] = scenario.value.id;
	}
	const [row] = await db.query(
		`insert into workshops (title, preparation, code, join_token, status) values ('Essai', '{}', 'ABCD2345', $1, 'live') returning id`,
		['a'.repeat(22)]
	);
	const id = Number(row?.[0]);
	for (const facilitator of [1, 2])
		await db.query(
			`insert into workshop_facilitators (workshop_id, id, account_id, paired, name) values ($1, $2, $3, $4, '')`,
			[id, facilitator, viewer.account, facilitator > 1]
		);
	const room = await liveRoom(db, id);
	onTestFinished(() => closeRooms(db));
	const say = async (by: By, ...commands: readonly WorkshopCommand[]): Promise<void> => {
		for (const outcome of await room.submit(
			by,
			commands.map((command) => ({ key: null, command }))
		))
			expect(outcome).toMatchObject({ ok: true });
	};
	const setup: WorkshopSetup = {
		...WORKSHOP_SETUP,
		scope: 'national',
		dataset: { version: seen.version.id, hash: seen.hash, fictional: true },
		scenario: DEFAULT_SCENARIO_ID,
		smallest: 2,
		...change
	};
	await say(PROGRAM, { type: 'open', setup, polls: POLLS, drafts, scenarios });
	for (const participant of [1, 2, 3]) await say(PROGRAM, { type: 'join', participant, persons: 1 });
	await say(
		DRIVER,
		{ type: 'take-driving' },
		...[1, 2, 3].map((participant) => ({ type: 'place' as const, participant, group: 'b' }))
	);
	await say(DRIVER, { type: 'start-step', step: 'question-1' });
	const context = (facilitator = 1): ActionContext => ({
		db,
		head: {
			id,
			code: 'ABCD2345',
			joinToken: 'a'.repeat(22),
			title: 'Essai',
			status: 'live',
			scope: 'national'
		},
		room,
		facilitator,
		viewer
	});
	let keys = 0;
	const act = async (
		action: Exclude<RoomAction, { type: 'rehearsal' }>,
		{ by = 1, key = `key-of-an-action-${++keys}` } = {}
	) => {
		const done = await doAction(context(by), key, action);
		return done.ok
			? done.value
			: `${actionRefusalCode(done.error)} ${actionRefusalMessage(done.error).slice(0, 1)}`;
	};
	/** Does an action in a process that dies between what it writes and the event that tells of it. */
	const cutShort = async (action: RoomAction): Promise<void> => {
		const dying = { state: room.state, submit: () => Promise.reject(new Error('The process died')) };
		const done = doAction({ ...context(), room: dying }, `cut-short-${++keys}-of-a-test`, action);
		await expect(done).rejects.toThrow('The process died');
	};
	const draftOf = async (group: string) => {
		const draft = await readDraft(db, drafts[group] ?? 0, 'national');
		if (!draft?.criteria.ok) throw new Error('No draft');
		return { ...draft, criteria: draft.criteria.value };
	};
	const answer = (item: string, pollId: string, answers: readonly object[]): Promise<unknown> =>
		Promise.all(
			answers.map((given, i) =>
				say(
					{ kind: 'participant', id: i + 1 },
					{ type: 'answer', poll: pollId, round: 1, item, answer: given }
				)
			)
		);
	const overrides = () => overridesInForce(db, seen.table);
	return { db, room, seen, viewer, say, act, cutShort, answer, draftOf, context, scenarios, overrides };
}

const effectOf = (done: ActionDone | string) => {
	if (typeof done === 'string' || !('effect' in done)) throw new Error(JSON.stringify(done));
	return done.effect;
};
const apply = (value: number): Extract<RoomAction, { type: 'apply-value' }> => ({
	type: 'apply-value',
	poll: 'a-values',
	item: 'esms',
	value
});
const placeSite = (to: string, reason = ''): Extract<RoomAction, { type: 'apply-member' }> => ({
	type: 'apply-member',
	poll: 'b-members',
	item: 'site',
	to,
	reason
});

describeOnBothEngines('an action of a console', (open) => {
	it('changes the draft of the sub-group and says what moves; the same key does so once', async () => {
		const { act, draftOf, room } = await start(open);
		expect(effectOf(await act({ type: 'preview', of: apply(40) }, { by: 2 })).moved).toBe(40);
		expect((await draftOf('a')).revision).toBe(1);
		const done = await act(apply(40), { key: 'the-same-key-twice' });
		expect(done).toMatchObject({ kind: 'applied', recorded: true, effect: { moved: 40 } });
		const { criteria, revision } = await draftOf('a');
		expect(JSON.stringify(criteria.segments[0]?.when)).toContain('"value":40');
		expect((await draftOf('b')).revision).toBe(1);
		expect(await act(apply(40), { key: 'the-same-key-twice' })).toEqual(done);
		expect((await draftOf('a')).revision).toBe(revision);
		const effect = effectOf(done);
		expect(effect.movers).toHaveLength(40);
		expect(effect.money?.before).not.toBe(effect.money?.after);
		// The next one begins where this one ended.
		expect(effectOf(await act({ type: 'preview', of: apply(61) })).money?.before).toBe(effect.money?.after);
		expect(room.state.applied).toHaveLength(1);
	});

	it('is refused, and writes nothing: who does not drive, a value out of bounds, what stands already, a poll not revealed', async () => {
		const { act, draftOf, room, overrides } = await start(open);
		expect(await act(apply(40), { by: 2 })).toContain('not-driver');
		expect(await act(apply(101))).toContain('bad-value');
		expect(await act(apply(50))).toContain('unchanged');
		expect(await act({ ...apply(40), poll: 'b-values' })).toContain('unknown-poll');
		expect(await act({ ...apply(40), item: 'gone' })).toContain('unknown-item');
		const member = placeSite('physical-mie');
		expect(await act(member)).toContain('not-revealed');
		expect(await act({ type: 'apply-points', poll: 'b-points', items: ['shares'] })).toContain(
			'not-revealed'
		);
		expect((await draftOf('a')).revision).toBe(1);
		expect(await overrides()).toEqual([]);
		expect(room.state.applied).toEqual([]);
	});

	it('that was cut short before it was recorded is taken up where it was', async () => {
		const { db, act, draftOf, viewer } = await start(open);
		const { id, revision, criteria, name } = await draftOf('a');
		const edited = withValue(criteria, THRESHOLD, 40);
		if (!edited.ok) throw new Error('Not edited');
		await saveDraft(db, id, revision, { name, criteria: edited.value.criteria, tests: [] }, viewer);
		expect(effectOf(await act(apply(40))).moved).toBe(40);
		expect((await draftOf('a')).revision).toBe(revision + 1);
		expect(await act(apply(40))).toContain('unchanged');
	});

	it('that recorded an override and was cut short records no second one, and the room is told of the first', async () => {
		const { act, answer, say, overrides, room, cutShort } = await start(open);
		await answer('site', 'b-members', [{ place: 'move', to: 'physical-mie' }, { place: 'stay' }]);
		await say(DRIVER, { type: 'reveal-poll', poll: 'b-members' });
		const action = placeSite('physical-mie');
		await cutShort(action);
		const [recorded] = await overrides();
		expect([recorded?.segment, room.state.applied]).toEqual(['physical-mie', []]);
		const done = await act(action);
		expect(done).toMatchObject({ recorded: true, effect: { moved: 1 } });
		expect(effectOf(done).change).toMatchObject({ override: recorded?.id });
		expect(await overrides()).toEqual([recorded]);
		expect(await act(action)).toContain('unchanged');
		expect(room.state.applied).toHaveLength(1);
	});

	it('that wrote its scenario and was cut short is told as what it did, and writes nothing more', async () => {
		const { db, act, answer, say, scenarios, room, cutShort } = await start(open);
		await answer('shares', 'b-points', [
			{ points: { device: 70, training: 30 } },
			{ points: { device: 50, training: 50 } }
		]);
		await say(DRIVER, { type: 'reveal-poll', poll: 'b-points' });
		const action = { type: 'apply-points', poll: 'b-points', items: ['shares'] } as const;
		const foreseen = effectOf(await act({ type: 'preview', of: action }));
		const scenario = async () => {
			const opened = await openScenario(db, 'national', scenarios['b'] ?? '');
			if (!opened) throw new Error('No scenario');
			return opened;
		};
		const before = (await scenario()).scenario.revision;
		await cutShort(action);
		const { revision } = (await scenario()).scenario;
		expect([revision > before, room.state.applied]).toEqual([true, []]);
		const done = effectOf(await act(action));
		expect(done.aid).toEqual(foreseen.aid);
		expect((await scenario()).scenario.revision).toBe(revision);
		expect(await act(action)).toContain('unchanged');
	});

	it('starts from what somebody changed in the draft elsewhere, and keeps it', async () => {
		const { db, act, draftOf, viewer } = await start(open);
		const { id, revision, criteria, name } = await draftOf('a');
		await saveDraft(
			db,
			id,
			revision,
			{ name, criteria: { ...criteria, confirmInScope: false }, tests: [] },
			viewer
		);
		expect(effectOf(await act(apply(40))).moved).toBe(40);
		expect((await draftOf('a')).criteria.confirmInScope).toBe(false);
	});

	it('turns an agreement into an override, with a reason that says how many agreed and names nobody', async () => {
		const { db, act, answer, say, overrides, seen, viewer } = await start(open);
		await answer('site', 'b-members', [
			{ place: 'move', to: 'physical-mie' },
			{ place: 'move', to: 'physical-mie' },
			{ place: 'unknown' }
		]);
		await say(DRIVER, { type: 'reveal-poll', poll: 'b-members' });
		const action = placeSite('physical-mie', 'Sans DSI.');
		const done = await act(action, { key: 'one-override-only' });
		expect(done).toMatchObject({ recorded: true, effect: { moved: 1 } });
		expect(await act(action, { key: 'one-override-only' })).toEqual(done);
		const [override, ...others] = await overrides();
		expect(others).toEqual([]);
		const record = (await overrideRecords(db, seen.table)).get(override?.id ?? 0);
		expect(record?.reason.replace(/[\u00a0\u202f]/g, ' ')).toContain('2 d’accord sur 3. Sans DSI.');
		expect(record?.authorId).toBe(viewer.account);
		expect(effectOf(done).change).toMatchObject({ kind: 'member', override: override?.id });
	});

	it('computes and shows overrides in a rehearsal, and records none', async () => {
		const { act, answer, say, overrides } = await start(open, { rehearsal: true });
		await answer('site', 'b-members', [{ place: 'stay' }, { place: 'stay' }]);
		await say(DRIVER, { type: 'reveal-poll', poll: 'b-members' });
		const action = placeSite('digital-mie');
		expect(await act(action)).toMatchObject({ recorded: false, effect: { moved: 1 } });
		expect(await overrides()).toEqual([]);
		expect(effectOf(await act({ type: 'preview', of: action })).moved).toBe(0);
	});

	it('leaves nothing of a rehearsal among drafts and scenarios once it closes, and its record whole', async () => {
		const { act, db, room } = await start(open, { rehearsal: true });
		await act(apply(40));
		expect(await act({ type: 'close' })).toMatchObject({ kind: 'done' });
		expect(room.state.records['a']?.migration).toContainEqual({
			from: 'undetermined',
			to: 'large-group',
			structures: 40
		});
		expect(await listDrafts(db, 'national')).toEqual([]);
		expect((await scenariosSeen(db, 'national')).map(({ id }) => id)).toEqual([DEFAULT_SCENARIO_ID]);
	});

	it('that nobody ends leaves the record of one that somebody did, and of a rehearsal no draft nor variant', async () => {
		const days = (count: number): Date => new Date(Date.now() + count * 24 * 3600 * 1000);
		const forgotten = await start(open);
		await forgotten.act(apply(40));
		await sweepRooms(forgotten.db, days(8));
		expect(forgotten.room.state).toMatchObject({ phase: 'closed', forgotten: true });
		expect(forgotten.room.state.records['a']?.migration).toContainEqual({
			from: 'undetermined',
			to: 'large-group',
			structures: 40
		});
		expect(await listDrafts(forgotten.db, 'national')).toHaveLength(2);

		const rehearsal = await start(open, { rehearsal: true });
		await rehearsal.act(apply(40));
		await sweepRooms(rehearsal.db, days(8));
		expect(rehearsal.room.state.records['a']?.migration).toHaveLength(
			forgotten.room.state.records['a']?.migration.length ?? 0
		);
		expect(await listDrafts(rehearsal.db, 'national')).toEqual([]);
		expect((await scenariosSeen(rehearsal.db, 'national')).map(({ id }) => id)).toEqual([
			DEFAULT_SCENARIO_ID
		]);
	});

	it('adds a criterion that somebody proposed', async () => {
		const { act, say, draftOf, room } = await start(open);
		const proposal = {
			segment: 'large-group',
			field: 'organisation.esms',
			op: 'gte',
			value: 90,
			sentence: 'ESMS ≥ 90'
		};
		await say({ kind: 'participant', id: 1 }, { type: 'propose', poll: 'b-ideas', text: '', proposal });
		const item = room.state.polls['b-ideas']?.poll.items[0]?.id ?? '';
		expect(effectOf(await act({ type: 'apply-proposal', poll: 'b-ideas', item })).moved).toBe(100);
		expect((await draftOf('b')).criteria.segments[0]?.when).toMatchObject({ all: { length: 4 } });
		expect((await draftOf('a')).revision).toBe(1);
		expect(await act({ type: 'apply-proposal', poll: 'b-ideas', item })).toContain('unchanged');
	});

	it('has the scenario of the sub-group fund what points were shared over, and says what funders pay', async () => {
		const { db, act, answer, say, scenarios } = await start(open);
		await answer('shares', 'b-points', [
			{ points: { device: 70, training: 30 } },
			{ points: { device: 50, training: 50 } }
		]);
		await say(DRIVER, { type: 'reveal-poll', poll: 'b-points' });
		const action = { type: 'apply-points', poll: 'b-points', items: ['shares'] } as const;
		const made = await act(action);
		const { aid, money, moved } = effectOf(made);
		expect(moved).toBe(0);
		expect(money?.before).toBe(money?.after);
		expect(aid?.after).toBeGreaterThan(0);
		expect(aid?.after).toBeLessThanOrEqual(aid?.before ?? 0);
		expect(aid?.years.reduce((sum, { after }) => sum + after, 0)).toBe(aid?.after);
		const opened = await openScenario(db, 'national', scenarios['b'] ?? '');
		expect(opened?.chain.at(-1)?.settings.get('grant:physical-mie')).toMatchObject({
			objects: ['device', 'training'],
			status: 'decided'
		});
		expect(await act(action)).toContain('unchanged');
	});

	it('finds what is not asked about yet by name, number and town, and puts it to the vote', async () => {
		const { act, context, room } = await start(open);
		const members = async (search: string) => {
			const found = await addableTo(context(2), 'b-members', search);
			return found.ok ? found.value : found.error.why.code;
		};
		const [organisation] = await members(MEDIUM);
		if (typeof organisation !== 'object' || organisation.what.kind !== 'member') throw new Error('None');
		const { subject } = organisation.what;
		expect(subject).toEqual({ kind: 'organisation', id: expect.any(String) });
		const [structure] = await members('EHPAD N°102');
		expect(structure).toMatchObject({ what: { subject: { kind: 'structure', id: finess('56', 102) } } });
		expect(await act({ type: 'add-member', poll: 'b-members', subject }, { by: 2 })).toMatchObject({
			kind: 'done'
		});
		expect(room.state.polls['b-members']?.poll.items.at(-1)).toMatchObject({ subject });
		expect((await members(MEDIUM)) as readonly object[]).not.toContainEqual(organisation);
		expect(
			await act({ type: 'add-member', poll: 'b-members', subject: { ...subject, id: 'none' } })
		).toContain('unknown-subject');

		const values = await addableTo(context(), 'a-values', '');
		const score = values.ok ? values.value.find(({ what }) => what.kind === 'value') : undefined;
		if (score?.what.kind !== 'value') throw new Error('No value');
		const { segment, path, role } = score.what;
		expect(await act({ type: 'add-value', poll: 'a-values', segment, path, role })).toMatchObject({
			kind: 'done'
		});
		expect(room.state.polls['a-values']?.poll.items.at(-1)).toMatchObject({ segment, path, role });
		expect(await act({ type: 'add-value', poll: 'a-values', segment, path: [9, 9], role })).toContain(
			'unknown-value'
		);
		expect(await addableTo(context(), 'b-points', 'a')).toEqual({ ok: true, value: [] });
		expect(await addableTo(context(), 'toString', 'a')).toMatchObject({ ok: false });
	});

	it('closes with what each sub-group leaves, and compares them until then', async () => {
		const { act, room, context } = await start(open);
		await act(apply(40));
		const compared = await compareGroups(context());
		expect(compared).toMatchObject({
			ok: true,
			value: {
				segments: [{ segment: 'large-group', always: 60, disputed: 40, byGroup: { a: 100, b: 60 } }, {}, {}]
			}
		});
		expect(await act({ type: 'close' }, { by: 2 })).toContain('not-driver');
		expect(await act({ type: 'close' })).toMatchObject({ kind: 'done' });
		expect(room.state.phase).toBe('closed');
		const { a, b } = room.state.records;
		expect(a?.migration).toContainEqual({ from: 'undetermined', to: 'large-group', structures: 40 });
		expect(b?.migration.every(({ from, to }) => from === to)).toBe(true);
		expect(await act(apply(50))).toContain('not-live');
	});
});
