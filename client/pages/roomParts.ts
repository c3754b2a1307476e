/** What a room shows only now and then: comes the first time it is needed. */
export { BreakPanel } from '../panels/BreakPanel.tsx';
export { PlannedStep } from '../panels/PlannedStep.tsx';
export { QuestionPanel } from '../panels/QuestionPanel.tsx';
