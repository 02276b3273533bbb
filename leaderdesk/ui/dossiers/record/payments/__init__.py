"""What became of the money after the decision: claims for payment, their expenses and checks, funders, stages."""
