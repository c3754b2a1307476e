import '../styles/vote.css';

/** Cards, counts and their looks: come with the first vote. */
export { VoteDesk, VotePanel } from '../panels/VotePanel.tsx';
export { VoteResult } from '../panels/VoteResult.tsx';
