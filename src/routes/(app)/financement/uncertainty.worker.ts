import { simulation, toStayWithin, tornado } from '$lib/domain/funding';
import type { UncertaintyAnswer, UncertaintyQuestion } from './uncertainty-messages';

/** Draws between two words on how far it is. */
const STEP = 256;

const answer = (message: UncertaintyAnswer): void => {
	self.postMessage(message);
};

self.addEventListener('message', ({ data: question }: MessageEvent<UncertaintyQuestion>) => {
	const { population, plan } = question;
	switch (question.kind) {
		case 'simulate': {
			const { amounts, draws, seed } = question;
			const run = simulation(population, plan, { draws, seed }, amounts);
			for (let left = draws; left > 0;) {
				left = run.run(STEP);
				answer({ kind: 'progress', done: draws - left, draws });
			}
			answer({ kind: 'simulated', result: run.result(), swings: tornado(population, plan) });
			break;
		}
		case 'within':
			answer({
				kind: 'within',
				envelope: question.envelope,
				conditions: toStayWithin(population, plan, question.envelope, question.assumptions)
			});
			break;
		default:
			question satisfies never;
	}
});
