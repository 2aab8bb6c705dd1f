import { expect, it } from 'vitest';
import type { Role, Scope, Viewer } from '$lib/domain/access';
import type { Result } from '$lib/domain/shared';
import type { Poll, Preparation } from '$lib/domain/workshop';
import { listDrafts } from '$lib/server/criteria';
import type { Database } from '$lib/server/db';
import { listJournal } from '$lib/server/journal';
import { liveRoom } from '$lib/server/live';
import { scenariosSeen } from '$lib/server/scenarios';
import {
	answerAsFiction,
	createWorkshop,
	deleteWorkshop,
	findRoomByCode,
	listWorkshops,
	openWorkshop,
	preparationRefusalMessage,
	readWorkshop,
	savePreparation,
	type OpeningGround,
	type PreparationRefusal,
	type Workshop
} from '$lib/server/workshops';
import { describeOnBothEngines } from '../support/databases';

const NORMANDY = ['28'];
const BRITTANY = ['53'];

async function viewerOf(
	db: Database,
	name: string,
	scope: Scope = 'national',
	role: Role = 'facilitator'
): Promise<Viewer> {
	const [row] = await db.query(
		`insert into accounts (name, role, scope, activated_at) values ($1, $2, $3::text::jsonb, now()) returning id`,
		[name, role, JSON.stringify(scope)]
	);
	return { account: Number(row?.[0]), name, role, scope, demonstration: false };
}

function valueOf<T>(result: Result<T, PreparationRefusal>): T {
	if (!result.ok) throw new Error(preparationRefusalMessage(result.error));
	return result.value;
}

const codeOf = (result: Result<unknown, { readonly code: string }>): string =>
	result.ok ? 'ok' : result.error.code;

const polls: readonly Poll[] = [
	{
		id: 'a-statements',
		kind: 'statements',
		step: 'question-1',
		group: 'a',
		title: 'Qui',
		items: [{ id: 's1', segment: 'large-group', theme: 'who', text: 'Une phrase' }]
	},
	{ id: 'a-ideas', kind: 'ideas', step: 'question-1', group: 'a', title: 'Idées', items: [] }
];
const ground: OpeningGround = {
	territory: 'Bretagne',
	dataset: { version: 1, hash: 'abc', fictional: true },
	segments: ['large-group', 'physical-mie', 'digital-mie'].map((id) => ({ id, label: id })),
	polls
};

const made = async (db: Database, viewer: Viewer, rehearsal = false): Promise<Workshop> =>
	valueOf(await createWorkshop(db, viewer, { title: 'Vannes', rehearsal }));
const save = (db: Database, viewer: Viewer, { id, revision }: Workshop, given: unknown) =>
	savePreparation(db, viewer, { id, revision, given });
const open = (db: Database, viewer: Viewer, { id, revision }: Workshop) =>
	openWorkshop(db, viewer, { id, revision, ground });

describeOnBothEngines('the preparation of a workshop', (openDb) => {
	it('starts from the script, on the territories and criteria of who makes it', async () => {
		const db = await openDb();
		const viewer = await viewerOf(db, 'Animatrice', BRITTANY);
		const { preparation, status, code, scope } = await made(db, viewer);
		expect([status, code, scope]).toEqual(['preparing', null, BRITTANY]);
		expect(preparation.agenda.map(({ seconds }) => seconds / 60)).toEqual([15, 5, 8, 7, 5, 5, 5, 0.5]);
		expect(preparation.groups.map(({ segments }) => segments)).toEqual([
			['large-group'],
			['physical-mie', 'digital-mie']
		]);
		expect(preparation.room).toEqual({ headCounts: false, money: false });
		expect(codeOf(await createWorkshop(db, viewer, { title: ' \u200b', rehearsal: false }))).toBe(
			'title-empty'
		);
		expect(codeOf(await createWorkshop(db, viewer, { title: 'x'.repeat(81), rehearsal: false }))).toBe(
			'title-too-long'
		);
	});

	it('is saved from the revision that was read, and never over what somebody else saved', async () => {
		const db = await openDb();
		const viewer = await viewerOf(db, 'Animatrice');
		const workshop = await made(db, viewer);
		const given: Preparation = {
			...workshop.preparation,
			title: 'Lorient',
			smallest: 5,
			plannedFor: '2026-12-01'
		};
		const saved = valueOf(await save(db, viewer, workshop, given));
		expect(saved).toMatchObject({ title: 'Lorient', revision: 2, plannedFor: '2026-12-01' });
		expect(saved.preparation).toEqual(given);
		const late = await save(db, viewer, workshop, workshop.preparation);
		expect(late).toMatchObject({
			ok: false,
			error: { code: 'changed-meanwhile', theirs: { title: 'Lorient' } }
		});
		expect((await readWorkshop(db, workshop.id, 'national'))?.preparation).toEqual(given);
	});

	const WRONG: readonly (readonly [what: string, wrong: Record<string, unknown>, code: string])[] = [
		['no step', { agenda: [] }, 'malformed'],
		['a step of no time', { agenda: [{ id: 'a', kind: 'plenary', title: 'T', seconds: 0 }] }, 'malformed'],
		[
			'a step of half a second',
			{ agenda: [{ id: 'a', kind: 'plenary', title: 'T', seconds: 9.5 }] },
			'malformed'
		],
		[
			'two groups of one id',
			{ groups: [0, 1].map(() => ({ id: 'a', name: 'A', segments: [] })) },
			'malformed'
		],
		['an unknown vote', { voters: { statements: 'all' } }, 'malformed'],
		['no answer to break down', { smallest: 0 }, 'malformed'],
		['names kept for ever', { eraseAfterHours: 1e9 }, 'malformed'],
		['criteria that do not exist', { criteriaVersion: 999 }, 'no-criteria'],
		['territories that do not exist', { scope: ['ZZ'] }, 'malformed'],
		['territories of others', { scope: NORMANDY }, 'not-your-territory'],
		['all territories', { scope: 'national' }, 'not-your-territory'],
		['no title', { title: ' ' }, 'title-empty'],
		['nothing at all', { title: undefined }, 'malformed']
	];

	it('refuses what no workshop can be, and keeps what was there', async () => {
		const db = await openDb();
		const viewer = await viewerOf(db, 'Animatrice', BRITTANY);
		const workshop = await made(db, viewer);
		for (const [what, wrong, code] of WRONG)
			expect(codeOf(await save(db, viewer, workshop, { ...workshop.preparation, ...wrong })), what).toBe(
				code
			);
		expect((await readWorkshop(db, workshop.id, BRITTANY))?.revision).toBe(1);
	});

	it('is of nobody whose territories do not cover it', async () => {
		const db = await openDb();
		const [breton, norman, national] = [
			await viewerOf(db, 'Bretonne', BRITTANY),
			await viewerOf(db, 'Normand', NORMANDY),
			await viewerOf(db, 'Nationale')
		];
		const workshop = await made(db, breton);
		const wide = await made(db, national);
		const seen = async ({ scope }: Viewer) => (await listWorkshops(db, scope)).map(({ id }) => id).sort();
		expect(await seen(breton)).toEqual([workshop.id]);
		expect(await seen(norman)).toEqual([]);
		expect(await seen(national)).toEqual([workshop.id, wide.id].sort());
		expect(await readWorkshop(db, wide.id, BRITTANY)).toBeNull();
		const theirs = { ...workshop.preparation, scope: NORMANDY };
		expect(codeOf(await save(db, norman, workshop, theirs))).toBe('gone');
		expect(codeOf(await open(db, norman, workshop))).toBe('gone');
		expect(codeOf(await deleteWorkshop(db, norman, workshop.id))).toBe('gone');
	});

	it('opens once: a code, a draft and a variant for each sub-group, of its territories; then it is fixed', async () => {
		const db = await openDb();
		const national = await viewerOf(db, 'Nationale', 'national', 'admin');
		const workshop = await made(db, national);
		const narrow = valueOf(await save(db, national, workshop, { ...workshop.preparation, scope: BRITTANY }));
		expect(codeOf(await open(db, national, workshop))).toBe('changed-meanwhile');
		const opened = valueOf(await open(db, national, narrow));
		expect(opened.status).toBe('live');
		expect(opened.code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
		expect((await findRoomByCode(db, opened.code ?? ''))?.id).toBe(workshop.id);
		const { setup, drafts, scenarios, polls: asked } = (await liveRoom(db, workshop.id)).state;
		expect(setup).toMatchObject({ title: 'Vannes', territory: 'Bretagne', scope: BRITTANY });
		expect(Object.keys(asked)).toEqual(['a-statements', 'a-ideas']);
		const names = ['Atelier Vannes – Grands groupes', 'Atelier Vannes – Autres structures'];
		const breton = await listDrafts(db, BRITTANY);
		expect(breton.map(({ name }) => name).sort()).toEqual([...names].sort());
		expect(await listDrafts(db, NORMANDY)).toEqual([]);
		expect(Object.values(drafts).sort()).toEqual(breton.map(({ id }) => id).sort());
		const variants = (await scenariosSeen(db, BRITTANY)).filter(({ id }) => id !== 'base');
		expect(variants.map(({ name }) => name).sort()).toEqual([...names].sort());
		expect(Object.values(scenarios).sort()).toEqual(variants.map(({ id }) => id).sort());
		expect(codeOf(await open(db, national, opened))).toBe('not-preparing');
		expect(codeOf(await save(db, national, opened, opened.preparation))).toBe('not-preparing');
		expect(codeOf(await deleteWorkshop(db, national, workshop.id))).toBe('live');
		const { lines } = await listJournal(db, national, {});
		expect(lines.filter(({ action }) => action === 'workshop-opened')).toHaveLength(1);
	});

	it('opens once where two open it at the same time, and the work of one alone is left', async () => {
		const db = await openDb();
		const viewer = await viewerOf(db, 'Nationale', 'national', 'admin');
		const workshop = await made(db, viewer);
		const both = await Promise.all([open(db, viewer, workshop), open(db, viewer, workshop)]);
		expect(both.filter(({ ok }) => ok).length).toBeGreaterThan(0);
		const { drafts } = (await liveRoom(db, workshop.id)).state;
		expect((await listDrafts(db, 'national')).map(({ id }) => id).sort()).toEqual(
			Object.values(drafts).sort()
		);
		const codes = new Set(both.flatMap((each) => (each.ok ? [each.value.code] : [])));
		expect(codes.size).toBe(1);
	});

	it('does not open before it is ready, nor without a scenario that is gone', async () => {
		const db = await openDb();
		const viewer = await viewerOf(db, 'Nationale', 'national', 'admin');
		const workshop = await made(db, viewer);
		const empty = valueOf(
			await save(db, viewer, workshop, {
				...workshop.preparation,
				groups: [{ id: 'a', name: 'A', segments: [] }]
			})
		);
		expect(codeOf(await open(db, viewer, empty))).toBe('not-ready');
		const gone = valueOf(await save(db, viewer, empty, { ...workshop.preparation, scenario: '999' }));
		expect(codeOf(await open(db, viewer, gone))).toBe('not-made');
		expect(await readWorkshop(db, workshop.id, 'national')).toMatchObject({
			status: 'preparing',
			code: null
		});
	});

	it('of a rehearsal stays one, has fictional people answer, and leaves nothing once deleted', async () => {
		const db = await openDb();
		const viewer = await viewerOf(db, 'Nationale', 'national', 'admin');
		const workshop = await made(db, viewer, true);
		expect(workshop.preparation.agenda.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThanOrEqual(
			300
		);
		const kept = valueOf(await save(db, viewer, workshop, { ...workshop.preparation, rehearsal: false }));
		expect(kept.rehearsal).toBe(true);
		const opened = valueOf(await open(db, viewer, kept));
		const head = await findRoomByCode(db, opened.code ?? '');
		if (!head) throw new Error('No room');
		const room = await liveRoom(db, workshop.id);
		const facilitator = { kind: 'facilitator' as const, id: 1 };
		await room.submit(facilitator, [
			{ key: null, command: { type: 'take-driving' } },
			{ key: null, command: { type: 'start-step', step: 'question-1' } }
		]);
		const first = await answerAsFiction(db, head, { participants: 8, seed: 1 });
		// Four of the sub-group answer one statement and propose an idea each, which the four then support or not.
		expect(first).toMatchObject({ ok: true, value: { participants: 8 } });
		expect(Object.values(room.state.participants).map(({ group }) => group)).toEqual([
			'a',
			'b',
			'a',
			'b',
			'a',
			'b',
			'a',
			'b'
		]);
		expect(Object.keys(room.state.polls['a-statements']?.rounds[0]?.['s1'] ?? {})).toEqual([
			'1',
			'3',
			'5',
			'7'
		]);
		expect(
			Object.values(room.names.participants).every(({ name }) => name.startsWith('Participant fictif'))
		).toBe(true);
		expect(await answerAsFiction(db, head, { participants: 8, seed: 2 })).toEqual({
			ok: true,
			value: { participants: 8, answers: 0 }
		});
		expect(codeOf(await deleteWorkshop(db, viewer, workshop.id))).toBe('ok');
		expect(await listDrafts(db, 'national')).toEqual([]);
		expect((await scenariosSeen(db, 'national')).map(({ id }) => id)).toEqual(['base']);
	});

	it('has nobody fictional come into a real workshop', async () => {
		const db = await openDb();
		const viewer = await viewerOf(db, 'Nationale', 'national', 'admin');
		const opened = valueOf(await open(db, viewer, await made(db, viewer)));
		const head = await findRoomByCode(db, opened.code ?? '');
		if (!head) throw new Error('No room');
		expect(codeOf(await answerAsFiction(db, head, { participants: 5, seed: 1 }))).toBe('not-a-rehearsal');
	});
});
