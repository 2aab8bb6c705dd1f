import type { By, Received, WorkshopCommand } from '$lib/domain/workshop';
import { allowance, LARGEST_BODY, workshopRefusalMessage, type Keyed, type LiveRoom } from '$lib/server/live';
import { error } from '@sveltejs/kit';

/**
 * What was sent, as JSON.
 * @throws error 413 when it weighs too much, and 400 when it cannot be read
 */
export async function readSent<T>(
	request: Request,
	read: (given: unknown) => readonly Keyed<T>[] | null
): Promise<readonly Keyed<T>[]> {
	if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY)
		error(413, 'Trop de choses sont envoyées à la fois.');
	const given: unknown = await request.json().catch(() => null);
	const sent = read(given);
	if (sent === null) error(400, 'Ce qui est envoyé ne peut pas être lu\u00a0: rechargez la page.');
	return sent;
}

/** Has what was sent decided and kept, and says what became of each. */
export async function receive(
	room: LiveRoom,
	by: Extract<By, { readonly id: number }>,
	sent: readonly Keyed<WorkshopCommand>[]
): Promise<Response> {
	const wait = allowance.take(`${room.id} ${by.kind} ${by.id}`, sent.length, Date.now());
	if (wait > 0)
		return Response.json(
			{ message: `Trop de réponses en peu de temps\u00a0: elles repartiront dans ${wait}\u00a0s.` },
			{ status: 429, headers: { 'retry-after': String(wait) } }
		);
	const outcomes = await room.submit(by, sent);
	const received = sent.map(({ key }, i): Received => {
		const outcome = outcomes[i];
		if (outcome?.ok) return { key, ok: true, seq: outcome.value };
		const refusal = outcome?.error ?? { code: 'bad-answer' };
		return { key, ok: false, code: refusal.code, message: workshopRefusalMessage(refusal) };
	});
	return Response.json({ received }, { headers: { 'cache-control': 'no-store' } });
}
