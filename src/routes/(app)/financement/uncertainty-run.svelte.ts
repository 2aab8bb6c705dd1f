import {
	USUAL_DRAWS,
	type AmountInputs,
	type Condition,
	type Plan,
	type Population,
	type Simulated,
	type Swing
} from '$lib/domain/funding';
import type { Cents } from '$lib/domain/shared';
import type { UncertaintyAnswer, UncertaintyQuestion } from './uncertainty-messages';
import { uncertaintyWorker } from './uncertainty-worker';

/** Assumptions asked about, those that matter most. */
const ASKED = 5;

type Standing =
	| { readonly step: 'idle' | 'stopped' | 'failed' }
	| { readonly step: 'running'; readonly done: number }
	| { readonly step: 'done'; readonly result: Simulated; readonly swings: readonly Swing[] };

/** A simulation of one plan on one population, made in a worker: the page stays quick, and can stop it. */
export class UncertaintyRun {
	standing = $state.raw<Standing>({ step: 'idle' });
	/** What must be true to stay within an envelope; null before somebody asks, or while it is computed. */
	within = $state.raw<{ readonly envelope: Cents; readonly conditions: readonly Condition[] } | null>(null);
	asking = $state(false);
	private worker: Worker | null = null;
	private about: { readonly population: Population; readonly plan: Plan } | null = null;

	start(population: Population, plan: Plan, amounts: AmountInputs): void {
		this.close();
		this.about = { population, plan };
		this.within = null;
		this.standing = { step: 'running', done: 0 };
		this.post({ kind: 'simulate', population, plan, amounts, ...USUAL_DRAWS });
	}

	ask(envelope: Cents): void {
		if (this.standing.step !== 'done' || !this.about) return;
		this.asking = true;
		const assumptions = this.standing.swings.slice(0, ASKED).map(({ assumption }) => assumption);
		this.post({ kind: 'within', ...this.about, envelope, assumptions });
	}

	stop(): void {
		this.close();
		this.standing = { step: 'stopped' };
	}

	/** Forgets what was computed for another plan. */
	reset(): void {
		this.close();
		this.within = null;
		this.standing = { step: 'idle' };
	}

	private close(): void {
		this.worker?.terminate();
		this.worker = null;
		this.asking = false;
	}

	private post(question: UncertaintyQuestion): void {
		this.worker ??= this.open();
		this.worker.postMessage(question);
	}

	private open(): Worker {
		const worker = uncertaintyWorker();
		worker.addEventListener('message', ({ data }: MessageEvent<UncertaintyAnswer>) => {
			this.hear(data);
		});
		worker.addEventListener('error', () => {
			this.close();
			this.standing = { step: 'failed' };
		});
		return worker;
	}

	private hear(answer: UncertaintyAnswer): void {
		switch (answer.kind) {
			case 'progress':
				this.standing = { step: 'running', done: answer.done };
				break;
			case 'simulated':
				this.standing = { step: 'done', result: answer.result, swings: answer.swings };
				break;
			case 'within':
				this.asking = false;
				this.within = answer;
				break;
			default:
				answer satisfies never;
		}
	}
}
