import { editProblemMessage } from '$lib/domain/criteria-editing';
import type { WorkshopRefusal } from '$lib/domain/workshop';
import type { CriteriaEditProblem } from '$lib/domain/workshop-effect';
import type { PointsProblem } from '$lib/screens';
import { criteriaRefusalMessage, type CriteriaRefusal } from '$lib/server/criteria';
import { workshopRefusalMessage } from '$lib/server/live';
import { overrideRefusalMessage, type OverrideRefusal } from '$lib/server/overrides';
import { scenarioRefusalMessage, type ScenarioRefusal } from '$lib/server/scenarios';
import {
	joinRefusalMessage,
	pairingRefusalMessage,
	type JoinRefusal,
	type PairingRefusal,
	type RehearsalRefusal
} from '$lib/server/workshops';
import { formatNumber, french } from '$lib/words';

/** Why an action is not done. Nothing is then written. */
export type ActionRefusal =
	| { readonly of: 'room'; readonly why: WorkshopRefusal }
	| { readonly of: 'criteria'; readonly why: CriteriaRefusal }
	| { readonly of: 'edit'; readonly why: CriteriaEditProblem }
	| { readonly of: 'override'; readonly why: OverrideRefusal }
	| { readonly of: 'scenario'; readonly why: ScenarioRefusal }
	| { readonly of: 'points'; readonly why: PointsProblem }
	| { readonly of: 'pairing'; readonly why: PairingRefusal }
	| { readonly of: 'join'; readonly why: JoinRefusal }
	| { readonly of: 'rehearsal'; readonly why: RehearsalRefusal }
	| { readonly of: 'action'; readonly why: OwnRefusal };

type OwnRefusal =
	/** The account behind the facilitator may act no more. */
	| { readonly code: 'no-account' }
	/** The version of the data that the workshop speaks of is gone. */
	| { readonly code: 'no-data' }
	/** The draft of the sub-group was deleted or published, or names what the catalogue lost. */
	| { readonly code: 'no-draft' }
	| { readonly code: 'no-scenario' }
	/** The settings of the sub-group's scenario make no plan. */
	| { readonly code: 'bad-plan' }
	| { readonly code: 'not-revealed' }
	| { readonly code: 'few-answers' }
	| { readonly code: 'bad-value'; readonly low: number; readonly high: number }
	| { readonly code: 'unknown-segment' }
	| { readonly code: 'unknown-subject' }
	| { readonly code: 'unknown-value' }
	| { readonly code: 'unknown-device' }
	/** The same key came with something else before. */
	| { readonly code: 'key-used' };

/** What is wrong, for a program. */
export const actionRefusalCode = ({ why }: ActionRefusal): string => why.code;

/** The French sentence of a refusal: what was not done, and what to do. */
export function actionRefusalMessage(refusal: ActionRefusal): string {
	switch (refusal.of) {
		case 'room':
			return workshopRefusalMessage(refusal.why);
		case 'criteria':
			return refusal.why.code === 'changed-meanwhile'
				? 'Les critères de ce sous-groupe viennent d’être modifiés ailleurs : rien n’a été remplacé. Regardez de nouveau l’effet, puis appliquez.'
				: criteriaRefusalMessage(refusal.why);
		case 'edit':
			return editMessage(refusal.why);
		case 'override':
			return overrideRefusalMessage(refusal.why);
		case 'scenario':
			return refusal.why.code === 'changed-meanwhile'
				? 'Le scénario de ce sous-groupe vient d’être modifié ailleurs : rien n’a été remplacé. Regardez de nouveau l’effet, puis appliquez.'
				: scenarioRefusalMessage(refusal.why);
		case 'points':
			return pointsMessage(refusal.why);
		case 'pairing':
			return pairingRefusalMessage(refusal.why);
		case 'join':
			return joinRefusalMessage(refusal.why);
		case 'rehearsal':
			return refusal.why.code === 'not-a-rehearsal'
				? 'Des participants fictifs ne répondent que dans une répétition.'
				: joinRefusalMessage(refusal.why);
		case 'action':
			return ownMessage(refusal.why);
		default:
			return refusal satisfies never;
	}
}

function editMessage(problem: CriteriaEditProblem): string {
	switch (problem.code) {
		case 'item-moved':
			return 'Cette condition n’est plus dans les critères du sous-groupe, ou s’y trouve plusieurs fois : changez-la dans le brouillon, depuis la page des critères.';
		case 'unchanged':
			return 'Les critères du sous-groupe disent déjà cela : il n’y a rien à appliquer.';
		default:
			return editProblemMessage(problem);
	}
}

function pointsMessage({ code }: PointsProblem): string {
	switch (code) {
		case 'no-grant':
			return 'Le scénario de départ n’aide pas ce segment : donnez-lui d’abord une règle d’aide, depuis l’atelier des scénarios.';
		case 'unknown-object':
			return 'Un des postes partagés n’existe plus dans les règles d’aide : rechargez la page.';
		case 'nothing-to-fund':
			return 'Ce que la salle a choisi ne coûte rien ici, ou personne ne peut le demander : il n’y a rien à financer.';
		default:
			return code satisfies never;
	}
}

function ownMessage(refusal: OwnRefusal): string {
	switch (refusal.code) {
		case 'no-account':
			return 'Le compte qui a ouvert ce pupitre ne peut plus agir : reconnectez-vous, ou prenez un autre pupitre.';
		case 'no-data':
			return 'Les données dont parle l’atelier ne sont plus là : rien ne peut être recalculé.';
		case 'no-draft':
			return 'Le brouillon de critères de ce sous-groupe a été supprimé ou publié : rien n’a été appliqué. Restaurez-le depuis la page des critères.';
		case 'no-scenario':
			return 'Cet atelier a été préparé sans scénario de financement : les points restent au compte rendu.';
		case 'bad-plan':
			return 'Les réglages du scénario de ce sous-groupe ne tiennent pas ensemble : corrigez-les dans l’atelier des scénarios.';
		case 'not-revealed':
			return 'Révélez d’abord les résultats de cette question : ce qui est appliqué dit combien étaient d’accord.';
		case 'few-answers':
			return 'Trop peu de réponses pour être montrées : il n’y a pas de résultat à appliquer.';
		case 'bad-value':
			return french(
				`Cette valeur va de ${formatNumber(refusal.low)} à ${formatNumber(refusal.high)} : corrigez-la.`
			);
		case 'unknown-segment':
			return 'Ce segment n’est pas dans les critères du sous-groupe : rechargez la page.';
		case 'unknown-subject':
			return 'Les données de l’atelier ne contiennent ni cette structure ni cet organisme.';
		case 'unknown-value':
			return 'Il n’y a pas, ou plus, de nombre à cet endroit des critères.';
		case 'unknown-device':
			return 'Cet appareil n’est pas relié à ce pupitre, ou ne l’est plus.';
		case 'key-used':
			return 'Cet envoi a déjà servi à autre chose : rechargez la page, puis recommencez.';
		default:
			return refusal satisfies never;
	}
}
