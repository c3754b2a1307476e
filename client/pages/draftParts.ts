import '../styles/reading.css';

/** The whole draft, and what brackets tell, with their looks: come when somebody opens it or looks at a bracket. */
export { DraftReader } from '../panels/draft/DraftReader.tsx';
export { OptionActs, OptionTip } from '../panels/draft/OptionActs.tsx';
export { WhyBrackets } from '../panels/draft/WhyBrackets.tsx';
